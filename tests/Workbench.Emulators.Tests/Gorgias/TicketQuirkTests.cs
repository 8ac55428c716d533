using System.Text.Json.Nodes;
using Workbench.Emulators.Gorgias;

namespace Workbench.Emulators.Tests.Gorgias;

public sealed class TicketQuirkTests
{
    [Theory]
    [InlineData(null, 1)]
    [InlineData("api", 0)]
    [InlineData("api", 501)]
    public async Task Quirk08_WithoutViaOrWithWrongNumberOfMessages_Answers400(string? via, int messages)
    {
        await using var client = await GorgiasClient.StartAsync();
        var list = string.Join(',', Enumerable.Repeat(GorgiasClient.Incoming, messages));
        var head = via is null ? "" : $"\"via\":\"{via}\",";
        Assert.Equal(400, (await client.PostAsync("/api/tickets", $$"""{ {{head}} "messages":[{{list}}]}""")).Status);
    }

    [Fact]
    public async Task Quirk08_FiveHundredMessages_AreOneCallAndMoreCanBeAppended()
    {
        await using var client = await GorgiasClient.StartAsync();
        var customer = await client.CustomerAsync();
        var list = string.Join(',', Enumerable.Repeat(GorgiasClient.Incoming, 500));
        var created = await client.PostAsync("/api/tickets", $$"""{"via":"api","customer":{"id":{{customer}} },"messages":[{{list}}]}""");
        await client.PostAsync($"/api/tickets/{created.Id}/messages", GorgiasClient.Incoming);
        Assert.Equal(501, (await client.GetAsync($"/api/tickets/{created.Id}")).Body["messages_count"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("email", "false")]
    [InlineData("email", "true")]
    [InlineData("sms", "true")]
    public async Task Quirk09_MessageWithoutSentDatetime_LandsInTheOutbox(string channel, string fromAgent)
    {
        await using var client = await GorgiasClient.StartAsync();
        var ticket = await client.TicketAsync(await client.CustomerAsync());
        Assert.Equal(0, client.Emulator.Outbox.Count);
        await client.PostAsync($"/api/tickets/{ticket}/messages", $$"""
            {"channel":"{{channel}}","via":"api","from_agent":{{fromAgent}},"body_text":"Hi",
             "source":{"to":[{"address":"ada@example.com"}]} }
            """);
        Assert.Equal("ada@example.com", Assert.Single(client.Emulator.Outbox.Messages).Recipient);
    }

    [Theory]
    [InlineData("")]
    [InlineData(""", "sent_datetime":"2026-02-01T10:00:00Z" """)]
    public async Task Quirk10_InternalNote_NeverReachesTheOutbox(string sent)
    {
        await using var client = await GorgiasClient.StartAsync();
        var ticket = await client.TicketAsync(await client.CustomerAsync());
        var note = await client.PostAsync($"/api/tickets/{ticket}/messages", $$"""
            {"channel":"internal-note","via":"api","from_agent":true,"public":false,"body_text":"call, 182 s"{{sent}} }
            """);
        Assert.Equal((201, false), (note.Status, note.Body["public"]!.GetValue<bool>()));
        Assert.Equal(0, client.Emulator.Outbox.Count);
    }

    [Fact]
    public async Task Quirk11_CreatedDatetime_IsKeptAtCreateAndRefusedOrIgnoredLater()
    {
        await using var client = await GorgiasClient.StartAsync();
        var ticket = await client.TicketAsync(await client.CustomerAsync(), """
            , "created_datetime":"2024-05-06T07:08:09+02:00","status":"closed","closed_datetime":"2024-05-07T00:00:00Z"
            """);
        Assert.Equal("2024-05-06T05:08:09.000000+00:00", (await client.GetAsync($"/api/tickets/{ticket}")).Text("created_datetime"));
        Assert.Equal(400, (await client.PutAsync($"/api/tickets/{ticket}", """{"created_datetime":"2020-01-01T00:00:00Z"}""")).Status);

        await using var lenient = await GorgiasClient.StartAsync(new GorgiasSettings { RefuseCreatedOnUpdate = false });
        var other = await lenient.TicketAsync(await lenient.CustomerAsync(), """, "created_datetime":"2024-05-06T07:08:09Z" """);
        var changed = await lenient.PutAsync($"/api/tickets/{other}", """{"created_datetime":"2020-01-01T00:00:00Z"}""");
        Assert.Equal((200, "2024-05-06T07:08:09.000000+00:00"), (changed.Status, changed.Text("created_datetime")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Quirk12_LaterWrites_MoveUpdatedDatetimeOrNot(bool moves)
    {
        await using var client = await GorgiasClient.StartAsync(new GorgiasSettings { WritesMoveUpdated = moves });
        var ticket = await client.TicketAsync(await client.CustomerAsync(), """, "updated_datetime":"2024-05-06T07:08:09Z" """);
        async Task<string?> Updated() => (await client.GetAsync($"/api/tickets/{ticket}")).Text("updated_datetime");
        Assert.Equal("2024-05-06T07:08:09.000000+00:00", await Updated());
        await client.PostAsync($"/api/tickets/{ticket}/tags", """{"names":["late"]}""");
        Assert.Equal(moves ? "2026-03-02T09:00:00.000000+00:00" : "2024-05-06T07:08:09.000000+00:00", await Updated());
        await client.PutAsync($"/api/tickets/{ticket}", """{"updated_datetime":"2024-05-06T07:08:09Z"}""");
        Assert.Equal("2024-05-06T07:08:09.000000+00:00", await Updated());
    }

    [Fact]
    public async Task Quirk13_SameExternalId_IsOnTwoTicketsAndFindsBoth()
    {
        await using var client = await GorgiasClient.StartAsync();
        var customer = await client.CustomerAsync();
        var one = await client.TicketAsync(customer, """, "external_id":"k/1" """);
        var two = await client.TicketAsync(customer, """, "external_id":"k/1" """);
        Assert.Equal([one, two], (await client.GetAsync("/api/tickets?external_id=k/1")).Ids);
    }

    [Fact]
    public async Task Quirk14_List_HasTrashedTicketsUnlessRefused()
    {
        await using var client = await GorgiasClient.StartAsync();
        var ticket = await client.TicketAsync(await client.CustomerAsync());
        await client.PutAsync($"/api/tickets/{ticket}", """{"trashed_datetime":"2026-03-01T00:00:00Z"}""");
        Assert.Contains(ticket, (await client.GetAsync("/api/tickets")).Ids);
        Assert.DoesNotContain(ticket, (await client.GetAsync("/api/tickets?trashed=false")).Ids);
        await client.PutAsync($"/api/tickets/{ticket}", """{"trashed_datetime":null}""");
        Assert.Contains(ticket, (await client.GetAsync("/api/tickets?trashed=false")).Ids);
    }

    [Fact]
    public async Task Quirk15_PutTagsAndValues_ReplacesTheSetAndTheSubResourceAdds()
    {
        await using var client = await GorgiasClient.StartAsync();
        var (one, two) = (await client.FieldAsync("One"), await client.FieldAsync("Two"));
        var ticket = await client.TicketAsync(await client.CustomerAsync(), $$"""
            , "tags":[{"name":"a"}], "custom_fields":[{"id":{{one}},"value":"1"}]
            """);
        await client.PostAsync($"/api/tickets/{ticket}/tags", """{"names":["b"]}""");
        Assert.Equal(["a", "b"], await TagsAsync(client, ticket));
        var put = await client.PutAsync(
            $"/api/tickets/{ticket}", $$"""{"tags":[{"name":"c"}],"custom_fields":[{"id":{{two}},"value":"2"}]}""");
        Assert.Equal(["c"], await TagsAsync(client, ticket));
        Assert.Equal([$"{two}"], put.Body["custom_fields"]!.AsObject().Select(field => field.Key));
    }

    [Fact]
    public async Task Quirk27_Events_AreReadOnlyAndFollowTicketWrites()
    {
        await using var client = await GorgiasClient.StartAsync();
        var ticket = await client.TicketAsync(await client.CustomerAsync());
        await client.PutAsync($"/api/tickets/{ticket}", """{"status":"closed"}""");
        var events = await client.GetAsync($"/api/events?object_type=Ticket&object_id={ticket}");
        Assert.Equal(["ticket-created", "ticket-closed"], events.Data.Select(happened => (string?)happened!["type"]));
        Assert.Equal(405, (await client.PostAsync("/api/events", "{}")).Status);
    }

    [Fact]
    public async Task Quirk29_DeleteTicket_TakesItsMessagesAlong()
    {
        await using var client = await GorgiasClient.StartAsync();
        var ticket = await client.TicketAsync(await client.CustomerAsync());
        Assert.Single((await client.GetAsync($"/api/messages?ticket_id={ticket}")).Data);
        Assert.Equal(204, (await client.DeleteAsync($"/api/tickets/{ticket}")).Status);
        Assert.Equal(404, (await client.GetAsync($"/api/tickets/{ticket}")).Status);
        Assert.Empty((await client.GetAsync($"/api/messages?ticket_id={ticket}")).Data);
        Assert.Equal(404, (await client.DeleteAsync($"/api/tickets/{ticket}")).Status);
    }

    [Fact]
    public async Task Quirk30_DeleteTicketJob_WaitsRunsAndEndsWithFailures()
    {
        await using var client = await GorgiasClient.StartAsync();
        var ticket = await client.TicketAsync(await client.CustomerAsync());
        var job = (await client.PostAsync("/api/jobs", $$"""{"type":"deleteTicket","params":{"ticket_ids":[{{ticket}},12345]} }""")).Id;
        async Task<JsonNode> Job() => (await client.GetAsync($"/api/jobs/{job}")).Body;
        Assert.Equal("pending", (string?)(await Job())["status"]);
        client.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("running", (string?)(await Job())["status"]);
        client.Clock.Advance(TimeSpan.FromSeconds(5));
        var done = await Job();
        Assert.Equal("done", (string?)done["status"]);
        Assert.Equal([12345], done["info"]!["failed_ids"]!.AsArray().Select(id => id!.GetValue<int>()));
        Assert.Equal(404, (await client.GetAsync($"/api/tickets/{ticket}")).Status);
        Assert.Equal(400, (await client.PostAsync("/api/jobs", """{"type":"deleteTicket"}""")).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Quirk32_ActiveRule_TagsImportedTickets(bool active)
    {
        await using var client = await GorgiasClient.StartAsync(seed: GorgiasSeed.Default with { RuleIsActive = active });
        var ticket = await client.TicketAsync(await client.CustomerAsync());
        Assert.Equal(active ? ["auto-triage"] : [], await TagsAsync(client, ticket));
    }

    [Theory]
    [InlineData("api", 0)]
    [InlineData("email", 1)]
    public async Task Quirk32_AutoReplyRule_DoesNotTriggerOnChannelApi(string channel, int sent)
    {
        await using var client = await GorgiasClient.StartAsync();
        await client.PostAsync("/api/rules", """{"name":"r","code":"Action('replyToTicket', ticket, {})"}""");
        var message = GorgiasClient.Incoming.Replace("email", channel);
        await client.PostAsync("/api/tickets", $$"""{"via":"api","messages":[{{message}}]}""");
        Assert.Equal(sent, client.Emulator.Outbox.Count);
    }

    [Fact]
    public async Task Views_InlineFilter_ListsTickets()
    {
        await using var client = await GorgiasClient.StartAsync();
        var ticket = await client.TicketAsync(await client.CustomerAsync(), """, "status":"closed", "tags":[{"name":"mig"}] """);
        var shown = await client.PutAsync("/api/views/0/items", """
            {"view":{"filters":"eq(ticket.status, 'closed') && containsAny(ticket.tags.name, ['mig'])"} }
            """);
        Assert.Equal([ticket], shown.Ids);
        Assert.Equal(400, (await client.PutAsync("/api/views/0/items", """{"view":{"filters":"nonsense"} }""")).Status);
    }

    private static async Task<IEnumerable<string?>> TagsAsync(GorgiasClient client, long ticket) =>
        (await client.GetAsync($"/api/tickets/{ticket}/tags")).Data.Select(tag => (string?)tag!["name"]);
}
