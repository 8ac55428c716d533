using Workbench.Emulators.Kit;
using Workbench.Emulators.ZohoDesk;

namespace Workbench.Emulators.Tests.ZohoDesk;

public sealed class TicketQuirkTests
{
    private const string Now = "2026-03-02T09:00:00.000Z";
    private static readonly ZohoDeskSettings Plain = new() { SearchLag = TimeSpan.Zero, AlternateListShapes = false };

    [Fact]
    public async Task Quirk08_TicketCreateAndTrash_Answer200And204()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var ticket = await client.PostAsync("/tickets", client.TicketBody(await client.ContactAsync()));
        var trashed = await client.PostAsync("/tickets/moveToTrash", $$"""{"ticketIds":["{{ticket.Id}}"]}""");

        Assert.Equal((200, 204), (ticket.Status, trashed.Status));
        Assert.Null(trashed.Body);
    }

    [Fact]
    public async Task Quirk09_TimesAndAuthor_AreNowAndTheTokenUser()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var me = (await client.GetAsync("/myinfo")).Id;
        var ticket = await client.PostAsync("/tickets", client.TicketBody(await client.ContactAsync()));
        var comment = await client.PostAsync($"/tickets/{ticket.Id}/comments", """{"content":"Hello","isPublic":false}""");
        var refused = await client.PostAsync($"/tickets/{ticket.Id}/comments", """{"content":"x","isPublic":false,"commentedTime":"2020-01-01T00:00:00.000Z"}""");

        Assert.Equal(Now, ticket.Text("createdTime"));
        Assert.Equal((Now, me, "html"), (comment.Text("commentedTime"), comment.Text("commenterId"), comment.Text("contentType")));
        Assert.Equal("AGENT", comment.Body!["commenter"]!["type"]!.GetValue<string>());
        Assert.Equal(422, refused.Status);
    }

    [Fact]
    public async Task Quirk10_LongComment_IsRefused()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var ticket = await client.TicketAsync();
        var fits = await client.PostAsync($"/tickets/{ticket}/comments", $$"""{"content":"{{new string('a', 32_000)}}","isPublic":false}""");
        var tooLong = await client.PostAsync($"/tickets/{ticket}/comments", $$"""{"content":"{{new string('a', 32_001)}}","isPublic":false}""");

        Assert.Equal(200, fits.Status);
        Assert.Equal((422, "/content invalid"), (tooLong.Status, tooLong.Error));
        Assert.Equal(0, client.Emulator.Outbox.Count);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Quirk10_CommentWithoutIsPublic_FollowsThePreference(bool isPublicByDefault, int mails)
    {
        await using var client = await ZohoDeskClient.StartAsync(Plain with { PublicCommentsByDefault = isPublicByDefault });
        var comment = await client.PostAsync($"/tickets/{await client.TicketAsync()}/comments", """{"content":"Hello"}""");

        Assert.Equal(isPublicByDefault, comment.Body!["isPublic"]!.GetValue<bool>());
        Assert.Equal(mails, client.Emulator.Outbox.Count);
    }

    [Fact]
    public async Task Quirk11_SendReply_MailsAndADraftDoesNot()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var ticket = await client.TicketAsync();
        await client.PostAsync($"/tickets/{ticket}/draftReply", """{"content":"draft"}""");
        Assert.Equal(0, client.Emulator.Outbox.Count);
        var sent = await client.PostAsync($"/tickets/{ticket}/sendReply", """{"channel":"EMAIL","content":"Hello"}""");

        Assert.Equal(200, sent.Status);
        Assert.Equal("ada@example.com", Assert.Single(client.Emulator.Outbox.Messages).Recipient);
        Assert.Equal(2, (await client.GetAsync($"/tickets/{ticket}/threads")).Records.Count);
        Assert.Equal(2, (await client.GetAsync($"/tickets/{ticket}/conversations")).Records.Count);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("?disableClosureNotification=true", 0)]
    public async Task Quirk12_Close_MailsUnlessSwitchedOff(string query, int mails)
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var closed = await client.PatchAsync($"/tickets/{await client.TicketAsync()}{query}", """{"status":"Closed"}""");

        Assert.Equal(("Closed", Now), (closed.Text("statusType"), closed.Text("closedTime")));
        Assert.Equal(mails, client.Emulator.Outbox.Count);
    }

    [Theory]
    [InlineData(true, "Open", 1)]
    [InlineData(false, "Open", 0)]
    [InlineData(false, "Closed", 1)]
    public async Task Quirk13_TicketCreate_NotifiesByRuleOrWhenClosed(bool notifies, string status, int mails)
    {
        await using var client = await ZohoDeskClient.StartAsync(Plain with { NotifyOnTicketCreate = notifies });
        await client.TicketAsync(more: $"\"status\":\"{status}\"");

        Assert.Equal(mails, client.Emulator.Outbox.Count);
    }

    [Fact]
    public async Task Quirk15_TicketCustomTextOver255_IsRefused()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        await client.FieldAsync("tickets", "Source author");
        var contact = await client.ContactAsync();
        var fits = await client.PostAsync("/tickets", client.TicketBody(contact, $$"""
            "cf":{"cf_source_author":"{{new string('a', 255)}}"}
            """));
        var tooLong = await client.PostAsync("/tickets", client.TicketBody(contact, $$"""
            "cf":{"cf_source_author":"{{new string('a', 256)}}"}
            """));

        Assert.Equal(200, fits.Status);
        Assert.Equal((422, "/cf/cf_source_author invalid"), (tooLong.Status, tooLong.Error));
    }

    [Theory]
    [InlineData(true, 422)]
    [InlineData(false, 200)]
    public async Task Quirk21_AssigningADisabledAgent_IsRefused(bool refuses, int status)
    {
        await using var client = await ZohoDeskClient.StartAsync(Plain with { RefuseDisabledAgents = refuses });
        var former = (await client.GetAsync("/agents?status=DISABLED")).Records[0]["id"];
        var answer = await client.PatchAsync("/tickets/" + await client.TicketAsync(), $$"""{"assigneeId":"{{former}}"}""");

        Assert.Equal(status, answer.Status);
        Assert.Equal(refuses ? "/assigneeId invalid" : "", answer.Error);
    }

    [Fact]
    public async Task Quirk25_TicketList_LacksCustomFieldsAndDescription()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        await client.FieldAsync("tickets", "Source id");
        var id = await client.TicketAsync(more: "\"description\":\"<div>text</div>\",\"cf\":{\"cf_source_id\":\"9001\"}");
        var listed = Assert.Single((await client.GetAsync("/tickets")).Records);
        var whole = await client.GetAsync("/tickets/" + id);

        foreach (var name in (string[])["cf", "description", "modifiedTime"])
        {
            Assert.False(listed.ContainsKey(name));
        }
        Assert.Equal(("<div>text</div>", "9001"), (whole.Text("description"), whole.Body!["cf"]!["cf_source_id"]!.GetValue<string>()));
        Assert.Equal(("0", "0", "ada@example.com"), (whole.Text("commentCount"), whole.Text("threadCount"), whole.Text("email")));
    }

    [Fact]
    public async Task Quirk32_TwoEqualPosts_CreateTwoTickets()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var body = client.TicketBody(await client.ContactAsync());
        await client.PostAsync("/tickets", body);
        await client.PostAsync("/tickets", body);
        client.Emulator.Faults = FaultPlan.Parse("cut-after@1:POST /api/v1/tickets");
        await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync("/tickets", body));

        Assert.Equal("3", (await client.GetAsync("/ticketsCount")).Text("count"));
    }

    [Fact]
    public async Task Quirk34_TagOfTwoCharacters_IsRefused()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var ticket = await client.TicketAsync();
        var refused = await client.PostAsync($"/tickets/{ticket}/associateTag", """{"tags":["ab"]}""");
        var tagged = await client.PostAsync($"/tickets/{ticket}/associateTag", """{"tags":["mig-run-001"]}""");
        var tag = tagged.Body!["tags"]![0]!["id"];

        Assert.Equal((422, "/tags invalid"), (refused.Status, refused.Error));
        Assert.Equal(ticket, Assert.Single((await client.GetAsync($"/tags/{tag}/tickets")).Records)["id"]!.GetValue<string>());
        await client.PostAsync($"/tickets/{ticket}/dissociateTag", """{"tags":["mig-run-001"]}""");
        Assert.Equal(204, (await client.GetAsync("/ticketTags")).Status);
    }

    [Fact]
    public async Task Create_WithoutRequiredFields_NamesAllOfThem()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var refused = await client.PostAsync("/tickets", """{"description":"x","contactId":"1"}""");

        Assert.Equal((422, "INVALID_DATA"), (refused.Status, refused.Code));
        Assert.Equal(
            ["/departmentId missing", "/contactId invalid", "/subject missing"],
            refused.Body!["errors"]!.AsArray().Select(error => $"{error!["fieldName"]} {error["errorType"]}"));
    }

    [Fact]
    public async Task Create_InlineContact_TakesTheKnownOneOrMakesIt()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var known = await client.ContactAsync();
        var body = (string contact) => $$"""{"departmentId":"{{client.Department}}","subject":"x","contact":{{contact}} }""";
        var first = await client.PostAsync("/tickets", body("""{"lastName":"Other","email":"ADA@example.com"}"""));
        var second = await client.PostAsync("/tickets", body("""{"lastName":"New","email":"new@example.com"}"""));
        var refused = await client.PostAsync("/tickets", body("""{"lastName":"New"}"""));

        Assert.Equal(known, first.Text("contactId"));
        Assert.NotEqual(known, second.Text("contactId"));
        Assert.Equal("/contact/email missing", refused.Error);
    }
}
