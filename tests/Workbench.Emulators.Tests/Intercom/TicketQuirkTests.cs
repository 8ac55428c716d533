using Workbench.Emulators.Intercom;

namespace Workbench.Emulators.Tests.Intercom;

public sealed class TicketQuirkTests
{
    [Fact]
    public async Task Quirk23_Create_HasTwoIdsAndMakesContacts()
    {
        await using var client = await IntercomClient.StartAsync();
        var type = await client.TicketTypeAsync("Customer");
        var created = await client.PostAsync("/tickets", $$"""
            {"ticket_type_id":"{{type}}","contacts":[{"email":"new@example.com"}],"created_at":1590000000,"skip_notifications":true,
             "ticket_attributes":{"_default_title_":"Refund"} }
            """);
        Assert.NotEqual(created.Id, created.Text("ticket_id"));
        Assert.Equal(1590000000, created.Body!["created_at"]!.GetValue<long>());
        Assert.Equal("submitted", created.Body["ticket_state"]!["category"]!.GetValue<string>());
        var contact = created.Body["contacts"]!["contacts"]![0]!["id"]!.GetValue<string>();
        Assert.Equal("new@example.com", (await client.GetAsync("/contacts/" + contact)).Text("email"));

        var two = await client.PostAsync(
            "/tickets", $$"""{"ticket_type_id":"{{type}}","contacts":[{"email":"a@example.com"},{"email":"b@example.com"}]}""");
        Assert.Equal(400, two.Status);
    }

    [Fact]
    public async Task Quirk23_UnknownOrMissingAttribute_Answers400()
    {
        await using var client = await IntercomClient.StartAsync();
        var type = await client.TicketTypeAsync("Customer");
        var extra = await client.PostAsync(
            "/tickets", $$"""{"ticket_type_id":"{{type}}","contacts":[{"email":"a@example.com"}],"ticket_attributes":{"Nope":"x"} }""");
        Assert.Equal("Extra attributes provided that are not found on ticket type: Nope", extra.Message);

        await client.PostAsync($"/ticket_types/{type}/attributes",
            """{"name":"Source ID","description":"d","data_type":"string","required_to_create":true}""");
        var missing = await client.PostAsync("/tickets", $$"""{"ticket_type_id":"{{type}}","contacts":[{"email":"a@example.com"}]}""");
        Assert.Equal((400, "Missing required ticket attributes"), (missing.Status, missing.Message));
    }

    [Fact]
    public async Task Quirk24_ListAttribute_TakesTheGuidAndSplitsAtCommas()
    {
        await using var client = await IntercomClient.StartAsync();
        var type = await client.TicketTypeAsync("Customer");
        var attribute = await client.PostAsync($"/ticket_types/{type}/attributes",
            """{"name":"Priority","description":"d","data_type":"list","list_items":"High,Low, very low"}""");
        var options = attribute.Body!["input_options"]!["list_options"]!.AsArray();
        Assert.Equal(["High", "Low", "very low"], options.Select(option => option!["label"]!.GetValue<string>()));

        var contact = await client.ContactAsync();
        Task<Answer> Create(string value) => client.PostAsync("/tickets", $$"""
            {"ticket_type_id":"{{type}}","contacts":[{"id":"{{contact}}"}],"skip_notifications":true,"ticket_attributes":{"Priority":"{{value}}"} }
            """);
        Assert.Equal(400, (await Create("High")).Status);
        Assert.Equal(200, (await Create(options[0]!["id"]!.GetValue<string>())).Status);
    }

    [Fact]
    public async Task Quirk25_Replies_AnswerThePartAndBackOfficeRefusesContacts()
    {
        await using var client = await IntercomClient.StartAsync();
        var contact = await client.ContactAsync();
        var customer = await client.TicketAsync(contact);
        var backOffice = await client.TicketAsync(contact, "Back-office");
        var reply = $$"""{"type":"user","message_type":"comment","intercom_user_id":"{{contact}}","body":"Hi","created_at":1590000060}""";
        var part = await client.PostAsync($"/tickets/{customer}/reply", reply);
        var refused = await client.PostAsync($"/tickets/{backOffice}/reply", reply);
        var conversation = await client.ConversationAsync(contact);

        Assert.Equal(("ticket_part", "<p>Hi</p>"), (part.Text("type"), part.Text("body")));
        Assert.Equal((400, "parameter_mismatch"), (refused.Status, refused.Code));
        Assert.Equal("conversation", (await client.PostAsync($"/conversations/{conversation}/reply", reply)).Text("type"));
    }

    [Fact]
    public async Task Quirk26_Unassigned_IsZeroOnTicketsAndNullOnConversations()
    {
        await using var client = await IntercomClient.StartAsync();
        var contact = await client.ContactAsync();
        var ticket = await client.GetAsync("/tickets/" + await client.TicketAsync(contact));
        var conversation = await client.GetAsync("/conversations/" + await client.ConversationAsync(contact));

        Assert.Equal(0, ticket.Body!["admin_assignee_id"]!.GetValue<int>());
        Assert.Null(conversation.Body!["admin_assignee_id"]);
    }

    [Fact]
    public async Task Quirk27_AttributeSearch_FindsTheTicketAfterTheLag()
    {
        await using var client = await IntercomClient.StartAsync();
        var type = await client.TicketTypeAsync("Customer");
        var attribute = await client.PostAsync($"/ticket_types/{type}/attributes", """{"name":"Source ID","description":"d","data_type":"string"}""");
        var created = await client.PostAsync("/tickets", $$"""
            {"ticket_type_id":"{{type}}","contacts":[{"email":"a@example.com"}],"skip_notifications":true,"ticket_attributes":{"Source ID":"src:9001"} }
            """);
        var query = $$"""{"query":{"operator":"AND","value":[{"field":"ticket_attribute.{{attribute.Id}}","operator":"=","value":"src:9001"}]} }""";
        Assert.Empty((await client.PostAsync("/tickets/search", query)).Array("tickets"));

        client.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(created.Id, Assert.Single((await client.PostAsync("/tickets/search", query)).Array("tickets"))!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Quirk28_ForeignStateOrUnknownAssignee_IsRefused()
    {
        await using var client = await IntercomClient.StartAsync(seed: IntercomSeed.Default with
        {
            TicketStates = [new("At the vendor", "waiting_on_customer", ["Task"])],
        });
        var ticket = await client.TicketAsync(await client.ContactAsync());
        var states = (await client.GetAsync("/ticket_states")).Array("data");
        var foreign = await client.PutAsync("/tickets/" + ticket, $$"""{"ticket_state_id":"{{IdOf("At the vendor")}}","skip_notifications":true}""");
        var assignee = await client.PutAsync("/tickets/" + ticket, """{"assignee_id":"1","skip_notifications":true}""");
        var resolved = await client.PutAsync(
            "/tickets/" + ticket, $$"""{"ticket_state_id":"{{IdOf("Resolved")}}","assignee_id":"{{IntercomClient.Mia}}","open":false,"skip_notifications":true}""");

        Assert.Equal((400, "ticket_state_id_invalid"), (foreign.Status, foreign.Code));
        Assert.Equal((404, "assignee_not_found"), (assignee.Status, assignee.Code));
        Assert.Equal("resolved", resolved.Body!["ticket_state"]!["category"]!.GetValue<string>());
        Assert.Equal(long.Parse(IntercomClient.Mia), resolved.Body["admin_assignee_id"]!.GetValue<long>());
        Assert.Equal(0, client.Emulator.Outbox.Count);

        string IdOf(string label) => states.First(state => state!["internal_label"]!.GetValue<string>() == label)!["id"]!.GetValue<string>();
    }

    [Fact]
    public async Task Quirk29_Enqueue_ChecksAtOnceAndSucceedsLater()
    {
        await using var client = await IntercomClient.StartAsync();
        var type = await client.TicketTypeAsync("Customer");
        var refused = await client.PostAsync("/tickets/enqueue", $$"""{"ticket_type_id":"{{type}}","contacts":[]}""");
        var job = await client.PostAsync(
            "/tickets/enqueue", $$"""{"ticket_type_id":"{{type}}","contacts":[{"email":"a@example.com"}],"skip_notifications":true}""");
        Assert.Equal(400, refused.Status);
        Assert.Equal(("pending", null), (job.Text("status"), job.Body!["resource_id"]));

        client.Clock.Advance(TimeSpan.FromSeconds(5));
        var done = await client.GetAsync("/jobs/status/" + job.Id);
        Assert.Equal("success", done.Text("status"));
        Assert.Equal(200, (await client.GetAsync("/tickets/" + done.Text("resource_id"))).Status);
        Assert.Equal("job_not_found", (await client.GetAsync("/jobs/status/0")).Code);
    }

    [Fact]
    public async Task Quirk32_TypesAndAttributes_CannotBeDeleted()
    {
        await using var client = await IntercomClient.StartAsync();
        var type = await client.TicketTypeAsync("Customer");
        var attribute = await client.PostAsync($"/ticket_types/{type}/attributes", """{"name":"A","description":"d","data_type":"string"}""");

        Assert.Equal(404, (await client.DeleteAsync("/ticket_types/" + type)).Status);
        Assert.Equal(404, (await client.DeleteAsync($"/ticket_types/{type}/attributes/{attribute.Id}")).Status);
        Assert.Equal(200, (await client.PutAsync($"/ticket_types/{type}/attributes/{attribute.Id}", """{"archived":true}""")).Status);
        Assert.Equal(404, (await client.PostAsync("/ticket_states", "{}")).Status);
        Assert.Equal(404, (await client.GetAsync("/tickets")).Status);
    }

    [Fact]
    public async Task Quirk34_TicketFiles_WinOverUrls()
    {
        await using var client = await IntercomClient.StartAsync();
        var ticket = await client.TicketAsync(await client.ContactAsync());
        var part = await client.PostAsync($"/tickets/{ticket}/reply", $$"""
            {"type":"admin","message_type":"comment","admin_id":"{{IntercomClient.Mia}}","body":"see","skip_notifications":true,
             "attachment_urls":["https://files.example.com/b.pdf"],
             "attachment_files":[{"content_type":"text/plain","name":"a.txt","data":"aGVsbG8="}]}
            """);

        Assert.Equal("a.txt", Assert.Single(part.Array("attachments"))!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task Delete_Ticket_IsGoneAfterwards()
    {
        await using var client = await IntercomClient.StartAsync();
        var contact = await client.ContactAsync();
        var before = client.Emulator.Fingerprint();
        var ticket = await client.TicketAsync(contact);
        Assert.NotEqual(before, client.Emulator.Fingerprint());
        var deleted = await client.DeleteAsync("/tickets/" + ticket);

        Assert.Equal("ticket", deleted.Text("object"));
        Assert.Equal("ticket_not_found", (await client.GetAsync("/tickets/" + ticket)).Code);
        Assert.Equal(before, client.Emulator.Fingerprint());
    }

    [Fact]
    public async Task Link_Conversation_TakesOneTracker()
    {
        await using var client = await IntercomClient.StartAsync();
        var contact = await client.ContactAsync();
        var conversation = await client.ConversationAsync(contact);
        var tracker = await client.TicketAsync(contact, "Tracker");
        var json = $$"""{"conversation_id":"{{conversation}}"}""";
        var linked = await client.PostAsync($"/tickets/{tracker}/linked_conversations", json);

        Assert.Equal(tracker, linked.Body!["linked_objects"]!["data"]![0]!["id"]!.GetValue<string>());
        Assert.Equal("already_linked_to_tracker", (await client.PostAsync($"/tickets/{tracker}/linked_conversations", json)).Code);
        var other = await client.TicketAsync(contact);
        Assert.Equal("invalid_ticket_type", (await client.PostAsync($"/tickets/{other}/linked_conversations", json)).Code);
        Assert.Equal(200, (await client.DeleteAsync($"/tickets/{tracker}/linked_conversations/{conversation}")).Status);
    }
}
