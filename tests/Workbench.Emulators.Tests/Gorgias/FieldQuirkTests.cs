using System.Text.Json.Nodes;
using Workbench.Emulators.Gorgias;

namespace Workbench.Emulators.Tests.Gorgias;

public sealed class FieldQuirkTests
{
    private const string Dropdown =
        """{"data_type":"text","input_settings":{"input_type":"dropdown","choices":["Open","Pending"],"default":"Open"}}""";

    private const string Text = """{"data_type":"text","input_settings":{"input_type":"input"}}""";

    private const string Number = """{"data_type":"number","input_settings":{"input_type":"input_number","min":0,"max":9}}""";

    private const string Switch = """{"data_type":"boolean","input_settings":{"input_type":"dropdown","choices":[true,false]}}""";

    [Fact]
    public async Task Quirk16_Tags_DifferByCaseAndStayWhileARuleOrMacroUsesThem()
    {
        await using var client = await GorgiasClient.StartAsync();
        var vip = (await client.PostAsync("/api/tags", """{"name":"vip"}""")).Id;
        Assert.Equal(2, (await client.GetAsync("/api/tags?search=vip")).Data.Count);
        Assert.Equal(409, (await client.PostAsync("/api/tags", """{"name":"VIP"}""")).Status);

        var macro = await client.PostAsync(
            "/api/macros", """{"name":"Thanks","actions":[{"name":"addTags","type":"user","arguments":{"tags":"vip"}}]}""");
        Assert.Equal(400, (await client.DeleteAsync($"/api/tags/{vip}")).Status);
        await client.DeleteAsync($"/api/macros/{macro.Id}");
        var view = await client.PostAsync("/api/views", """{"name":"v","filters":"containsAny(ticket.tags.name, ['vip'])"}""");
        Assert.Equal(204, (await client.DeleteAsync($"/api/tags/{vip}")).Status);
        Assert.NotNull((await client.GetAsync($"/api/views/{view.Id}")).Text("deactivated_datetime"));

        var ruled = (await client.GetAsync("/api/tags?search=auto-triage")).Ids.Single();
        Assert.Equal(400, (await client.DeleteAsync("/api/tags", $$"""{"ids":[{{ruled}}]}""")).Status);
    }

    [Fact]
    public async Task Quirk17_TagCalls_AnswerEmptyBodies()
    {
        await using var client = await GorgiasClient.StartAsync();
        var ticket = await client.TicketAsync(await client.CustomerAsync());
        var path = $"/api/tickets/{ticket}/tags";
        var added = await client.PostAsync(path, """{"names":["a","b"]}""");
        var removed = await client.DeleteAsync(path, """{"names":["a"]}""");
        Assert.Equal("b", (string?)(await client.GetAsync(path)).Data.Single()!["name"]);
        var cleared = await client.PutAsync(path, "{}");
        Assert.Equal([201, 202, 204], new[] { added.Status, cleared.Status, removed.Status });
        Assert.All(new[] { added, removed, cleared }, answer => Assert.Empty(answer.Bytes));
        Assert.Empty((await client.GetAsync(path)).Data);
    }

    [Fact]
    public async Task Quirk17_MessageDelete_Answers200Empty()
    {
        await using var client = await GorgiasClient.StartAsync();
        var ticket = await client.TicketAsync(await client.CustomerAsync());
        var message = (await client.GetAsync($"/api/messages?ticket_id={ticket}")).Ids.Single();
        var deleted = await client.DeleteAsync($"/api/tickets/{ticket}/messages/{message}");
        Assert.Equal((200, 0), (deleted.Status, deleted.Bytes.Length));
        Assert.Equal(200, (await client.GetAsync($"/api/tickets/{ticket}")).Status);
    }

    [Fact]
    public async Task Quirk18_TwentySixthActiveTicketField_Answers400UntilOneIsArchived()
    {
        await using var client = await GorgiasClient.StartAsync();
        long last = 0;
        for (var number = 2; number <= 25; number++)
        {
            last = await client.FieldAsync($"Field {number}");
        }
        var one = $$"""{"object_type":"Ticket","label":"One too many","definition":{{Text}} }""";
        Assert.Equal(400, (await client.PostAsync("/api/custom-fields", one)).Status);
        await client.FieldAsync("Customer fields do not count", "Customer");

        await client.PutAsync($"/api/custom-fields/{last}", Archive("Field 25"));
        Assert.Equal(201, (await client.PostAsync("/api/custom-fields", one)).Status);
        Assert.Equal(400, (await client.PutAsync(
            $"/api/custom-fields/{last}", Archive("Field 25").Replace("\"2026-01-01T00:00:00Z\"", "null"))).Status);
        Assert.Equal(405, (await client.DeleteAsync($"/api/custom-fields/{last}")).Status);
    }

    [Fact]
    public async Task Quirk18_ArchivedField_LeavesTheFingerprint()
    {
        await using var client = await GorgiasClient.StartAsync();
        var before = client.Emulator.Fingerprint();
        var id = await client.FieldAsync("Source status");
        Assert.NotEqual(before, client.Emulator.Fingerprint());
        var changed = await client.PutAsync("/api/custom-fields", $$"""[{"id":{{id}},"deactivated_datetime":"2026-01-01T00:00:00Z"}]""");
        Assert.Equal(200, changed.Status);
        Assert.Equal(before, client.Emulator.Fingerprint());
    }

    [Theory]
    [InlineData("object_type")]
    [InlineData("label")]
    [InlineData("definition")]
    public async Task Quirk19_PutWithoutRequiredKey_Answers400(string missing)
    {
        await using var client = await GorgiasClient.StartAsync();
        var id = await client.FieldAsync("Source status");
        var body = JsonNode.Parse(Archive("Source status"))!.AsObject();
        body.Remove(missing);
        var refused = await client.PutAsync($"/api/custom-fields/{id}", body.ToJsonString());
        Assert.Equal((400, true), (refused.Status, refused.ErrorData.ContainsKey(missing)));
    }

    [Fact]
    public async Task Quirk20_Archived_ListsOnlyTheseAndExternalIdIsNoFilter()
    {
        await using var client = await GorgiasClient.StartAsync();
        async Task<int> CountAsync(string query) => (await client.GetAsync("/api/custom-fields?object_type=Ticket" + query)).Data.Count;
        Assert.Equal((3, 1), (await CountAsync("&archived=true"), await CountAsync("&archived=false")));
        Assert.Equal((4, 1), (await CountAsync(""), await CountAsync("&search=REGION")));
        Assert.Equal(400, (await client.GetAsync("/api/custom-fields?object_type=Ticket&external_id=x")).Status);
        Assert.Equal(400, (await client.GetAsync("/api/custom-fields")).Status);
    }

    [Theory]
    [InlineData(Dropdown, "\"Pending\"", "\"Closed\"")]
    [InlineData(Number, "4", "\"4\"")]
    [InlineData(Number, "9", "10")]
    [InlineData(Switch, "true", "\"true\"")]
    [InlineData(Text, "\"4\"", "4")]
    public async Task Quirk21_Value_MustFitTheDefinitionAndNullClears(string definition, string fits, string unfit)
    {
        await using var client = await GorgiasClient.StartAsync();
        var field = await client.FieldAsync("Field", definition: definition);
        var ticket = await client.TicketAsync(await client.CustomerAsync());
        var path = $"/api/tickets/{ticket}/custom-fields";
        Assert.Equal(400, (await client.PutAsync(path, $$"""[{"id":{{field}},"value":{{unfit}} }]""")).Status);
        Assert.Equal(200, (await client.PutAsync($"{path}/{field}", $$"""{"id":{{field}},"value":{{fits}} }""")).Status);
        Assert.Single((await client.GetAsync(path)).Data);
        Assert.Equal(200, (await client.PutAsync(path, $$"""[{"id":{{field}},"value":null}]""")).Status);
        Assert.Empty((await client.GetAsync(path)).Data);
    }

    [Fact]
    public async Task Quirk21_FieldOfTheOtherKindOrArchived_Answers400()
    {
        await using var client = await GorgiasClient.StartAsync();
        var ofTickets = await client.FieldAsync("Field");
        var customer = await client.CustomerAsync();
        var ofOther = await client.PutAsync($"/api/customers/{customer}/custom-fields", $$"""[{"id":{{ofTickets}},"value":"x"}]""");
        Assert.Equal(400, ofOther.Status);
        var archived = (await client.GetAsync("/api/custom-fields?object_type=Ticket&archived=true")).Ids.First();
        var ticket = await client.TicketAsync(customer);
        var ofArchived = await client.PutAsync($"/api/tickets/{ticket}/custom-fields", $$"""[{"id":{{archived}},"value":"x"}]""");
        Assert.Equal(400, ofArchived.Status);
    }

    [Theory]
    [InlineData("""{"data_type":"date","input_settings":{"input_type":"input"}}""")]
    [InlineData("""{"data_type":"text","input_settings":{"input_type":"dropdown","choices":["A","A"]}}""")]
    [InlineData("""{"data_type":"text","input_settings":{"input_type":"dropdown"}}""")]
    [InlineData("""{"data_type":"number","input_settings":{"input_type":"input"}}""")]
    public async Task Quirk21_Definition_OfAnotherTypeAnswers400(string definition)
    {
        await using var client = await GorgiasClient.StartAsync();
        var refused = await client.PostAsync(
            "/api/custom-fields", $$"""{"object_type":"Ticket","label":"F","definition":{{definition}} }""");
        Assert.Equal((400, true), (refused.Status, refused.ErrorData.ContainsKey("definition")));
    }

    [Fact]
    public async Task Quirk22_Values_AreListedWithTheirFieldAndTheBulkPutAnswersOtherIds()
    {
        await using var client = await GorgiasClient.StartAsync();
        var field = await client.FieldAsync("Tier", "Customer");
        var customer = await client.CustomerAsync();
        var put = await client.PutAsync($"/api/customers/{customer}/custom-fields", $$"""[{"id":{{field}},"value":"Gold"}]""");
        Assert.NotEqual(field, put.Data[0]!["id"]!.GetValue<long>());

        var value = (await client.GetAsync($"/api/customers/{customer}/custom-fields")).Data.Single()!;
        Assert.Equal((field, "Tier"), (value["field"]!["id"]!.GetValue<long>(), (string?)value["field"]!["label"]));
        Assert.Equal("Gold", (string?)value["value"]);
        var related = await client.GetAsync($"/api/customers/{customer}?relationships=custom_fields");
        Assert.Equal("Gold", (string?)related.Body["custom_fields"]![$"{field}"]!["value"]);
        Assert.Equal(204, (await client.DeleteAsync($"/api/customers/{customer}/custom-fields/{field}")).Status);
    }

    private static string Archive(string label) => $$"""
        {"object_type":"Ticket","label":"{{label}}","deactivated_datetime":"2026-01-01T00:00:00Z",
         "definition":{{Text}} }
        """;
}
