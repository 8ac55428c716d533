using Workbench.Emulators.ZohoDesk;

namespace Workbench.Emulators.Tests.ZohoDesk;

public sealed class SchemaQuirkTests
{
    private static readonly ZohoDeskSettings Plain = new() { SearchLag = TimeSpan.Zero, AlternateListShapes = false };

    [Fact]
    public async Task Quirk08_FieldCreate_Answers201()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var field = await client.PostAsync("/fields?module=tickets", """{"displayLabel":"Source id","type":"Text","maxLength":255}""");

        Assert.Equal((201, "cf_source_id"), (field.Status, field.Text("apiName")));
        Assert.Equal(422, (await client.PostAsync("/fields", """{"displayLabel":"Source id","type":"Text","maxLength":255}""")).Status);
        Assert.Equal(204, (await client.DeleteAsync("/fields/" + field.Id)).Status);
    }

    [Fact]
    public async Task Quirk16_PicklistValues_ExistOnlyAfterTheLayoutPatch()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var field = await client.FieldAsync("tickets", "Level", "\"type\":\"Picklist\",\"allowedValues\":[{\"value\":\"Gold\"}]");
        var contact = await client.ContactAsync();
        var body = client.TicketBody(contact, "\"cf\":{\"cf_level\":\"Gold\"}");
        var before = await client.PostAsync("/tickets", body);
        var layout = await client.LayoutAsync("tickets");
        var patched = await client.PatchAsync($"/layouts/{layout}/fields/{field}", """{"allowedValues":[{"value":"Gold"},{"value":"Silver"}]}""");
        var after = await client.PostAsync("/tickets", body);
        var unknown = await client.PostAsync("/tickets", client.TicketBody(contact, "\"priority\":\"Urgent\""));

        Assert.Equal((422, "/cf/cf_level invalid"), (before.Status, before.Error));
        Assert.Equal(2, patched.Body!["allowedValues"]!.AsArray().Count);
        Assert.Equal((200, "Gold"), (after.Status, after.Body!["cf"]!["cf_level"]!.GetValue<string>()));
        Assert.Equal((422, "/priority invalid"), (unknown.Status, unknown.Error));
    }

    [Fact]
    public async Task Quirk16_MultiselectAndStatus_TakeTheirNewValues()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var field = await client.FieldAsync("tickets", "Colours", "\"type\":\"Multiselect\"");
        var layout = await client.LayoutAsync("tickets");
        await client.PatchAsync($"/layouts/{layout}/fields/{field}", """{"allowedValues":[{"value":"Red"},{"value":"Blue"}]}""");
        var status = (await client.GetAsync("/layouts/" + layout)).LayoutField("status");
        var values = status["allowedValues"]!.DeepClone().AsArray();
        values.Add(System.Text.Json.Nodes.JsonNode.Parse("""{"value":"Pending","statusType":"On Hold"}"""));
        await client.PatchAsync($"/layouts/{layout}/fields/{status["id"]}", $$"""{"allowedValues":{{values.ToJsonString()}}}""");
        var ticket = await client.PostAsync(
            "/tickets", client.TicketBody(await client.ContactAsync(), "\"status\":\"Pending\",\"cf\":{\"cf_colours\":\"Red;Blue\"}"));

        Assert.Equal((200, "On Hold"), (ticket.Status, ticket.Text("statusType")));
        Assert.Equal("Red;Blue", ticket.Body!["cf"]!["cf_colours"]!.GetValue<string>());
    }

    [Fact]
    public async Task Quirk17_ApiName_IsGeneratedAndAClashGetsASuffix()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var names = new List<string>();
        for (var round = 0; round < 3; round++)
        {
            names.Add((await client.PostAsync("/fields?module=contacts", """{"displayLabel":"Société / N°","type":"Date"}""")).Text("apiName"));
        }

        Assert.StartsWith("cf_soci", names[0]);
        Assert.Equal([names[0], names[0] + "_1", names[0] + "_2"], names);
    }

    [Fact]
    public async Task Quirk18_AllowedValues_StandOnTheLayoutOnly()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var fields = (await client.GetAsync("/fields?module=tickets")).Records;
        var layouts = (await client.GetAsync("/layouts?module=tickets")).Records;
        var layout = await client.GetAsync("/layouts/" + layouts[0]["id"]);

        Assert.Contains(fields, field => (string)field["apiName"]! == "priority");
        Assert.All(fields, field => Assert.False(field.ContainsKey("allowedValues")));
        Assert.All(layouts, found => Assert.False(found.ContainsKey("sections")));
        Assert.Equal(2, layouts.Count);
        Assert.Equal("Low", layout.LayoutField("priority")["allowedValues"]![0]!["value"]!.GetValue<string>());
    }

    [Fact]
    public async Task Quirk19_NumberOverNineDigits_IsRefused()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        Assert.Equal(422, (await client.PostAsync("/fields?module=tickets", """{"displayLabel":"Big","type":"Number","maxLength":10}""")).Status);
        await client.FieldAsync("tickets", "Amount", "\"type\":\"Number\",\"maxLength\":9");
        var contact = await client.ContactAsync();
        var long_ = await client.PostAsync("/tickets", client.TicketBody(contact, "\"cf\":{\"cf_amount\":\"1234567890\"}"));
        var fits = await client.PostAsync("/tickets", client.TicketBody(contact, "\"cf\":{\"cf_amount\":123456789}"));

        Assert.Equal((422, "/cf/cf_amount invalid"), (long_.Status, long_.Error));
        Assert.Equal("123456789", fits.Body!["cf"]!["cf_amount"]!.GetValue<string>());
    }

    [Fact]
    public async Task Quirk20_FieldCreateOnALowEdition_IsLimited()
    {
        await using var client = await ZohoDeskClient.StartAsync(Plain with { Edition = ZohoDeskEdition.Express });
        var refused = await client.PostAsync("/fields?module=tickets", """{"displayLabel":"Source id","type":"Text","maxLength":255}""");

        Assert.Equal((403, "LICENSE_ACCESS_LIMITED"), (refused.Status, refused.Code));
        Assert.Equal(("CUSTOM_FIELDS", "EXPRESS"), (refused.Text("feature"), refused.Text("editionType")));
    }

    [Fact]
    public async Task Quirk22_AgentCreate_InvitesAndConsumesALicence()
    {
        await using var client = await ZohoDeskClient.StartAsync(Plain with { AgentLicences = 4 });
        var body = (string email) =>
            $$"""{"emailId":"{{email}}","lastName":"New","associatedDepartmentIds":["{{client.Department}}"],"rolePermissionType":"AgentPublic"}""";
        var invited = await client.PostAsync("/agents", body("new@desk.example"));
        var refused = await client.PostAsync("/agents", body("more@desk.example"));
        var undone = await client.PostAsync("/agents/deleteUnconfirmed", $$"""{"agentIds":["{{invited.Id}}"]}""");

        Assert.Equal((200, false), (invited.Status, invited.Body!["isConfirmed"]!.GetValue<bool>()));
        Assert.Equal("invitation", Assert.Single(client.Emulator.Outbox.Messages).Channel);
        Assert.Equal((403, "AGENTS"), (refused.Status, refused.Text("feature")));
        Assert.True(undone.Body!["results"]![0]!["success"]!.GetValue<bool>());
        Assert.Equal(200, (await client.PostAsync("/agents", body("more@desk.example"))).Status);
    }

    [Fact]
    public async Task Quirk28_AgentSearch_MatchesPrefixesSoEmailDecides()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var found = (await client.GetAsync("/agents?searchStr=mia%20keller")).Records;

        Assert.Equal(["mia@desk.example", "mia.k@desk.example"], found.Select(agent => (string)agent["emailId"]!));
        Assert.Empty((await client.GetAsync("/agents?searchStr=eller")).Records);
        Assert.Equal(2, (await client.GetAsync("/agents?searchStr=*eller*")).Records.Count);
        Assert.Empty((await client.GetAsync("/agents?searchStr=mia@desk.example")).Records);
        Assert.Single((await client.GetAsync("/agents?status=DISABLED")).Records);
    }

    [Fact]
    public async Task Quirk33_HiddenField_IsAbsentFromAnswers()
    {
        await using var client = await ZohoDeskClient.StartAsync(Plain with { HiddenFields = new HashSet<string> { "tickets/priority", "tickets/cf_vip" } });
        await client.FieldAsync("tickets", "VIP");
        var id = await client.TicketAsync(more: "\"priority\":\"High\",\"cf\":{\"cf_vip\":\"yes\"}");
        var ticket = (await client.GetAsync("/tickets/" + id)).Body!.AsObject();

        Assert.False(ticket.ContainsKey("priority"));
        Assert.False(ticket["cf"]!.AsObject().ContainsKey("cf_vip"));
        Assert.False(ticket["customFields"]!.AsObject().ContainsKey("VIP"));
        Assert.True(ticket.ContainsKey("status"));
    }

    [Fact]
    public async Task Create_WithoutAMandatoryCustomField_NamesIt()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var field = await client.FieldAsync("tickets", "Region");
        await client.PatchAsync($"/layouts/{await client.LayoutAsync("tickets")}/fields/{field}", """{"isMandatory":true}""");
        var refused = await client.PostAsync("/tickets", client.TicketBody(await client.ContactAsync()));

        Assert.Equal((422, "/cf/cf_region missing"), (refused.Status, refused.Error));
    }

    [Fact]
    public async Task ReplaceValues_NewName_ChangesLayoutAndRecords()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var ticket = await client.TicketAsync(more: "\"priority\":\"High\"");
        var layout = await client.LayoutAsync("tickets");
        var field = (await client.GetAsync("/layouts/" + layout)).LayoutField("priority")["id"];
        await client.PostAsync($"/layouts/{layout}/replaceValues", $$"""{"fieldId":"{{field}}","oldValue":"High","newValue":"Urgent"}""");

        Assert.Equal("Urgent", (await client.GetAsync("/tickets/" + ticket)).Text("priority"));
        Assert.Contains("\"Urgent\"", await client.DownloadAsync($"api/v1/layouts/{layout}/fields/{field}/value?fileType=CSV"));
    }

    [Fact]
    public async Task Field_OutOfTheDepartmentsLayout_IsNotVisibleThere()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var field = await client.FieldAsync("tickets", "Plan");
        var layout = await client.LayoutAsync("tickets");
        await client.PostAsync($"/layouts/{layout}/unassociate", $$"""{"fieldIds":["{{field}}"]}""");
        var contact = await client.ContactAsync();
        var hidden = await client.PostAsync("/tickets", client.TicketBody(contact, "\"cf\":{\"cf_plan\":\"A\"}"));
        var listed = await client.GetAsync($"/fields?module=tickets&associatedDepartments={client.Department}&apiNames=cf_plan");
        await client.PostAsync($"/layouts/{layout}/cloneFieldsInLayout", $$"""{"fieldIds":["{{field}}"]}""");
        var shown = await client.PostAsync("/tickets", client.TicketBody(contact, "\"cf\":{\"cf_plan\":\"A\"}"));

        Assert.False(hidden.Body!["cf"]!.AsObject().ContainsKey("cf_plan"));
        Assert.Equal(204, listed.Status);
        Assert.Equal("A", shown.Body!["cf"]!["cf_plan"]!.GetValue<string>());
    }
}
