using System.Text.Json.Nodes;
using Workbench.Emulators.Intercom;

namespace Workbench.Emulators.Tests.Intercom;

public sealed class ConversationQuirkTests
{
    [Fact]
    public async Task Quirk13_Create_AnswersAMessageAndRefusesFreshContactsOnce()
    {
        await using var client = await IntercomClient.StartAsync(new IntercomSettings());
        var contact = await client.ContactAsync();
        var json = $$"""{"from":{"type":"user","id":"{{contact}}"},"body":"Hello"}""";
        var unknown = await client.PostAsync("/conversations", """{"from":{"type":"user","id":"none"},"body":"Hello"}""");
        var fresh = await client.PostAsync("/conversations", json);
        var created = await client.PostAsync("/conversations", json);

        Assert.Equal((404, "not_found", "User Not Found"), (unknown.Status, unknown.Code, unknown.Message));
        Assert.Equal(404, fresh.Status);
        Assert.Equal("user_message", created.Text("type"));
        Assert.NotEqual(created.Id, created.Text("conversation_id"));
        Assert.Equal(200, (await client.GetAsync("/conversations/" + created.Text("conversation_id"))).Status);
    }

    [Fact]
    public async Task Quirk14_Body_IsTextReadBackInAParagraph()
    {
        await using var client = await IntercomClient.StartAsync();
        var id = await client.ConversationAsync(await client.ContactAsync(), @"a <b>\nsecond & last");
        var source = (await client.GetAsync("/conversations/" + id)).Body!["source"]!;

        Assert.Equal("<p>a &lt;b&gt;<br>second &amp; last</p>", source["body"]!.GetValue<string>());
        var plain = (await client.GetAsync($"/conversations/{id}?display_as=plaintext")).Body!["source"]!;
        Assert.Equal("a <b>\nsecond & last", plain["body"]!.GetValue<string>());
    }

    [Fact]
    public async Task Quirk15_CreatedAt_IsKeptForPartsAndNowForStates()
    {
        await using var client = await IntercomClient.StartAsync();
        var contact = await client.ContactAsync();
        var id = await client.ConversationAsync(contact, at: 1590000000);
        await client.PostAsync($"/conversations/{id}/reply", Contact(contact, "Thanks", 1590000060));
        var closed = await client.PostAsync(
            $"/conversations/{id}/parts", $$"""{"message_type":"close","type":"admin","admin_id":"{{IntercomClient.Mia}}","created_at":1590000070}""");

        Assert.Equal(1590000000, closed.Body!["created_at"]!.GetValue<long>());
        Assert.Equal([1590000060, client.Clock.Now.ToUnixTimeSeconds()], closed.Parts.Select(part => part["created_at"]!.GetValue<long>()));
        Assert.Equal("closed", closed.Text("state"));
    }

    [Fact]
    public async Task Quirk16_ContactReply_ReopensAndAnyReplyWakes()
    {
        await using var client = await IntercomClient.StartAsync();
        var contact = await client.ContactAsync();
        var id = await client.ConversationAsync(contact);
        await client.PostAsync($"/conversations/{id}/parts", State("close"));
        var reopened = await client.PostAsync($"/conversations/{id}/reply", Contact(contact, "Again", 1590000100));
        Assert.Equal("open", reopened.Text("state"));
        Assert.Equal(("open", "<p>Again</p>"), (reopened.Parts[^1]["part_type"]!.GetValue<string>(), reopened.Parts[^1]["body"]!.GetValue<string>()));

        await client.PostAsync($"/conversations/{id}/parts", State("snoozed", ",\"snoozed_until\":1990000000"));
        var woken = await client.PostAsync($"/conversations/{id}/reply", Admin("note", "looking", true));
        Assert.Equal("open", woken.Text("state"));
        Assert.Null(woken.Body!["snoozed_until"]);
    }

    [Fact]
    public async Task Quirk17_Notes_AreSanitisedAndSilentRepliesFillNoOutbox()
    {
        await using var client = await IntercomClient.StartAsync();
        var contact = await client.ContactAsync();
        var id = await client.ConversationAsync(contact);
        var note = await client.PostAsync(
            $"/conversations/{id}/reply", Admin("note", "<div><p onclick='x'>Hi <b>you</b></p><script>alert(1)</script></div>", true));
        Assert.Equal("<p>Hi <b>you</b></p>", note.Parts[^1]["body"]!.GetValue<string>());

        await client.PostAsync($"/conversations/{id}/reply", Admin("comment", "silent", true));
        await client.PostAsync($"/conversations/{id}/reply", Contact(contact, "from the customer", 1590000100));
        await client.TicketAsync(contact);
        Assert.Equal(0, client.Emulator.Outbox.Count);

        await client.PostAsync($"/conversations/{id}/reply", Admin("comment", "loud", false));
        Assert.Equal(1, client.Emulator.Outbox.Count);
        client.Version = "2.14";
        await client.PostAsync($"/conversations/{id}/reply", Admin("comment", "flag unknown", true));
        Assert.Equal(2, client.Emulator.Outbox.Count);
    }

    [Fact]
    public async Task Quirk17_MessageFromATeammate_FillsTheOutbox()
    {
        await using var client = await IntercomClient.StartAsync();
        var contact = await client.ContactAsync();
        var sent = await client.PostAsync("/messages", $$"""
            {"message_type":"email","subject":"s","body":"b","from":{"type":"admin","id":"{{IntercomClient.Mia}}"},"to":{"type":"user","id":"{{contact}}"} }
            """);

        Assert.Equal(200, sent.Status);
        Assert.Equal("ada@example.com", Assert.Single(client.Emulator.Outbox.Messages).Recipient);
    }

    [Fact]
    public async Task Quirk18_AttributeWrite_AddsABodylessPart()
    {
        await using var client = await IntercomClient.StartAsync();
        await client.PostAsync("/conversations/attributes", """{"name":"mig_source","data_type":"string"}""");
        await client.PostAsync("/conversations/attributes", """{"name":"mig_number","data_type":"integer"}""");
        var id = await client.ConversationAsync(await client.ContactAsync());
        var updated = await client.PutAsync("/conversations/" + id, """{"title":"T","custom_attributes":{"mig_source":"src:1","mig_number":7}}""");

        Assert.Equal(2, updated.Parts.Count);
        Assert.All(updated.Parts, part => Assert.Equal("conversation_attribute_updated_by_admin", part["part_type"]!.GetValue<string>()));
        Assert.All(updated.Parts, part => Assert.Null(part["body"]));
        Assert.Equal("src:1", updated.Body!["custom_attributes"]!["mig_source"]!.GetValue<string>());
    }

    [Fact]
    public async Task Quirk19_LongThread_ReadsTheNewest500Only()
    {
        await using var client = await IntercomClient.StartAsync();
        var contact = await client.ContactAsync();
        var id = await client.ConversationAsync(contact);
        for (var number = 1; number <= 502; number++)
        {
            var part = new JsonObject
            {
                ["id"] = $"seed{number}",
                ["thread"] = "conversation/" + id,
                ["part_type"] = "comment",
                ["body"] = $"<p>{number}</p>",
                ["created_at"] = 1590000000 + number,
                ["author"] = new JsonObject { ["type"] = "user", ["id"] = contact },
            };
            client.Emulator.Store.Put("parts", new($"seed{number}", part) { Lookups = [new("thread", "conversation/" + id)] });
        }
        var read = await client.GetAsync("/conversations/" + id);

        Assert.Equal(500, read.Parts.Count);
        Assert.Equal("<p>3</p>", read.Parts[0]["body"]!.GetValue<string>());
        Assert.Equal(500, read.Body!["conversation_parts"]!["total_count"]!.GetValue<int>());
    }

    [Fact]
    public async Task Quirk20_UnknownOrSharedAttributeName_Answers400()
    {
        await using var client = await IntercomClient.StartAsync();
        var id = await client.ConversationAsync(await client.ContactAsync());
        var unknown = await client.PutAsync("/conversations/" + id, """{"custom_attributes":{"x":"1"}}""");
        Assert.Equal((400, "parameter_invalid", "Conversation attribute 'x' does not exist"), (unknown.Status, unknown.Code, unknown.Message));

        await client.PostAsync("/conversations/attributes", """{"name":"twin","data_type":"string"}""");
        await client.PostAsync("/conversations/attributes", """{"name":"twin","data_type":"string"}""");
        Assert.Equal(400, (await client.PutAsync("/conversations/" + id, """{"custom_attributes":{"twin":"1"}}""")).Status);
    }

    [Fact]
    public async Task Quirk21_SamePostTwice_CreatesTwo()
    {
        await using var client = await IntercomClient.StartAsync();
        var contact = await client.ContactAsync();
        var one = await client.ConversationAsync(contact);
        var other = await client.ConversationAsync(contact);
        Assert.NotEqual(one, other);

        await client.PostAsync($"/conversations/{one}/reply", Contact(contact, "same", 1590000100));
        Assert.Equal(2, (await client.PostAsync($"/conversations/{one}/reply", Contact(contact, "same", 1590000100))).Parts.Count);
        Assert.NotEqual(await client.TicketAsync(contact), await client.TicketAsync(contact));
        var article = $$"""{"title":"T","author_id":{{IntercomClient.Mia}}}""";
        Assert.NotEqual((await client.PostAsync("/articles", article)).Id, (await client.PostAsync("/articles", article)).Id);
        await client.PostAsync($"/contacts/{contact}/notes", """{"body":"n"}""");
        await client.PostAsync($"/contacts/{contact}/notes", """{"body":"n"}""");
        Assert.Equal(2, (await client.GetAsync($"/contacts/{contact}/notes")).Array("data").Count);
    }

    [Fact]
    public async Task Quirk31_AttributeDelete_ArchivesAndHides()
    {
        await using var client = await IntercomClient.StartAsync();
        var attribute = await client.PostAsync("/conversations/attributes", """{"name":"a","data_type":"list","options":[{"label":"Low"}]}""");
        var id = attribute.Body!["id"]!.ToJsonString();
        var extended = await client.PostAsync($"/conversations/attributes/{id}/options", """{"label":"High"}""");
        var deleted = await client.DeleteAsync("/conversations/attributes/" + id);

        Assert.Equal(["Low", "High"], extended.Array("options").Select(option => option!["label"]!.GetValue<string>()));
        Assert.True(deleted.Body!["archived"]!.GetValue<bool>());
        Assert.Empty((await client.GetAsync("/conversations/attributes")).Array("data"));
        Assert.Single((await client.GetAsync("/conversations/attributes?include_archived=true")).Array("data"));
        Assert.Equal(422, (await client.PostAsync("/conversations/attributes", """{"name":"b","data_type":"text"}""")).Status);
    }

    private static string Contact(string id, string body, long at) =>
        $$"""{"type":"user","message_type":"comment","intercom_user_id":"{{id}}","body":"{{body}}","created_at":{{at}} }""";

    private static string Admin(string type, string body, bool silent) =>
        $$"""{"type":"admin","message_type":"{{type}}","admin_id":"{{IntercomClient.Mia}}","body":"{{body}}","skip_notifications":{{(silent ? "true" : "false")}} }""";

    private static string State(string type, string more = "") =>
        $$"""{"message_type":"{{type}}","type":"admin","admin_id":"{{IntercomClient.Mia}}"{{more}} }""";
}
