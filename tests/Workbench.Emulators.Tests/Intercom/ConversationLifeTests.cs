namespace Workbench.Emulators.Tests.Intercom;

public sealed class ConversationLifeTests
{
    [Fact]
    public async Task Quirk34_Attachments_AreLimitedServedAndExpire()
    {
        await using var client = await IntercomClient.StartAsync();
        var contact = await client.ContactAsync();
        var id = await client.ConversationAsync(contact);
        var file = """{"content_type":"text/plain","name":"a b.txt","data":"aGVsbG8="}""";
        var many = string.Join(',', Enumerable.Repeat(file, 11));
        Assert.Equal(400, (await client.PostAsync($"/conversations/{id}/reply", WithFiles(contact, many))).Status);

        var replied = await client.PostAsync($"/conversations/{id}/reply", WithFiles(contact, file));
        var attachment = replied.Parts[^1]["attachments"]![0]!;
        Assert.Equal(("a b.txt", 5), (attachment["name"]!.GetValue<string>(), attachment["filesize"]!.GetValue<int>()));
        using var http = new HttpClient(new SocketsHttpHandler());
        var url = attachment["url"]!.GetValue<string>();
        Assert.Equal("hello", await http.GetStringAsync(url, TestContext.Current.CancellationToken));

        client.Clock.Advance(TimeSpan.FromMinutes(31));
        using var expired = await http.GetAsync(url, TestContext.Current.CancellationToken);
        Assert.Equal(403, (int)expired.StatusCode);
        Assert.NotEqual(url, (await client.GetAsync("/conversations/" + id)).Parts[^1]["attachments"]![0]!["url"]!.GetValue<string>());
    }

    [Fact]
    public async Task Quirk35_Delete_IsListedAndMetricsNeedTheScope()
    {
        await using var client = await IntercomClient.StartAsync();
        var id = await client.ConversationAsync(await client.ContactAsync());
        var refused = await client.DeleteAsync($"/conversations/{id}?retain_metrics=false");
        Assert.Equal((403, "forbidden"), (refused.Status, refused.Code));

        Assert.Equal(200, (await client.DeleteAsync("/conversations/" + id)).Status);
        var deleted = Assert.Single((await client.GetAsync("/conversations/deleted")).Array("conversations"))!;
        Assert.Equal((id, true), (deleted["id"]!.GetValue<string>(), deleted["metrics_retained"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task Redact_Part_BlanksItsBody()
    {
        await using var client = await IntercomClient.StartAsync();
        var contact = await client.ContactAsync();
        var id = await client.ConversationAsync(contact);
        var part = (await client.PostAsync($"/conversations/{id}/reply", Contact(contact, "secret", 1590000100))).Parts[^1]["id"]!.GetValue<string>();
        var redacted = await client.PostAsync(
            "/conversations/redact", $$"""{"type":"conversation_part","conversation_id":"{{id}}","conversation_part_id":"{{part}}"}""");

        Assert.Equal("<p><i>This message was deleted</i></p>", redacted.Parts[^1]["body"]!.GetValue<string>());
        var unknown = await client.PostAsync(
            "/conversations/redact", $$"""{"type":"conversation_part","conversation_id":"{{id}}","conversation_part_id":"0"}""");
        Assert.Equal("conversation_part_or_message_not_found", unknown.Code);
    }

    [Fact]
    public async Task Convert_CustomerType_TurnsIntoATicket()
    {
        await using var client = await IntercomClient.StartAsync();
        var contact = await client.ContactAsync();
        var id = await client.ConversationAsync(contact);
        await client.PostAsync($"/conversations/{id}/reply", Contact(contact, "Thanks", 1590000060));
        var wrong = await client.PostAsync($"/conversations/{id}/convert", $$"""{"ticket_type_id":"{{await client.TicketTypeAsync("Tracker")}}"}""");
        var ticket = await client.PostAsync($"/conversations/{id}/convert", $$"""{"ticket_type_id":"{{await client.TicketTypeAsync("Customer")}}"}""");

        Assert.Equal((400, "parameter_invalid"), (wrong.Status, wrong.Code));
        Assert.Equal("ticket", ticket.Text("type"));
        Assert.Contains(ticket.Body!["ticket_parts"]!["ticket_parts"]!.AsArray(), part => part!["body"]?.GetValue<string>() == "<p>Thanks</p>");
    }

    [Fact]
    public async Task Merge_TwoConversations_LeavesOne()
    {
        await using var client = await IntercomClient.StartAsync();
        var contact = await client.ContactAsync();
        var from = await client.ConversationAsync(contact);
        var into = await client.ConversationAsync(contact);
        await client.PostAsync($"/conversations/{from}/reply", Contact(contact, "moved", 1590000060));
        var itself = await client.PostAsync($"/conversations/{from}/merge", $$"""{"merge_into_conversation_id":"{{from}}"}""");
        var merged = await client.PostAsync($"/conversations/{from}/merge", $$"""{"merge_into_conversation_id":"{{into}}"}""");

        Assert.Equal((422, "merge_failed"), (itself.Status, itself.Code));
        Assert.Equal(into, merged.Id);
        Assert.Single(merged.Parts);
        Assert.Equal(404, (await client.GetAsync("/conversations/" + from)).Status);
    }

    [Fact]
    public async Task Reply_AttachmentUrl_IsFetchedFromLoopbackOnly()
    {
        await using var client = await IntercomClient.StartAsync();
        var contact = await client.ContactAsync();
        var id = await client.ConversationAsync(contact);
        var first = await client.PostAsync(
            $"/conversations/{id}/reply", WithFiles(contact, """{"content_type":"text/plain","name":"a.txt","data":"aGVsbG8="}"""));
        var url = first.Parts[^1]["attachments"]![0]!["url"]!.GetValue<string>();
        var second = await client.PostAsync($"/conversations/{id}/reply", $$"""
            {"type":"user","message_type":"comment","intercom_user_id":"{{contact}}","body":"again",
             "attachment_urls":["{{url}}","https://files.example.com/b.pdf"]}
            """);
        var attachments = second.Parts[^1]["attachments"]!.AsArray();

        Assert.Equal(("a.txt", 5), (attachments[0]!["name"]!.GetValue<string>(), attachments[0]!["filesize"]!.GetValue<int>()));
        Assert.Equal("https://files.example.com/b.pdf", attachments[1]!["url"]!.GetValue<string>());
    }

    private static string Contact(string id, string body, long at) =>
        $$"""{"type":"user","message_type":"comment","intercom_user_id":"{{id}}","body":"{{body}}","created_at":{{at}} }""";

    private static string WithFiles(string id, string files) =>
        $$"""{"type":"user","message_type":"comment","intercom_user_id":"{{id}}","body":"see","attachment_files":[{{files}}]}""";
}
