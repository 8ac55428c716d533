using Workbench.Emulators.ZohoDesk;

namespace Workbench.Emulators.Tests.ZohoDesk;

public sealed class RecordQuirkTests
{
    private static readonly ZohoDeskSettings Plain = new() { SearchLag = TimeSpan.Zero, AlternateListShapes = false };

    [Fact]
    public async Task Quirk14_Contact_NeedsALastNameAndNoEmail()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var nameless = await client.PostAsync("/contacts", """{"firstName":"Ada","email":"ada@example.com"}""");
        var accepted = await client.PostAsync("/contacts", """{"lastName":"Example"}""");

        Assert.Equal((422, "/lastName missing"), (nameless.Status, nameless.Error));
        Assert.Equal(200, accepted.Status);
    }

    [Theory]
    [InlineData(true, 422, "/email duplicate")]
    [InlineData(false, 200, "")]
    public async Task Quirk14_DuplicateEmail_FollowsTheUniqueRule(bool unique, int status, string error)
    {
        await using var client = await ZohoDeskClient.StartAsync(Plain with { UniqueContactEmails = unique });
        await client.ContactAsync();
        var second = await client.PostAsync("/contacts", """{"lastName":"Other","email":"Ada@Example.com"}""");

        Assert.Equal((status, error), (second.Status, second.Error));
    }

    [Fact]
    public async Task Quirk15_ZipWithLettersOrLongCustomText_IsRefused()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        await client.FieldAsync("contacts", "Source id");
        var zip = await client.PostAsync("/contacts", """{"lastName":"Example","zip":"SW1A 1AA"}""");
        var custom = await client.PostAsync("/contacts", $$"""{"lastName":"Example","cf":{"cf_source_id":"{{new string('1', 101)}}"} }""");
        var fits = await client.PostAsync("/contacts", $$"""{"lastName":"Example","zip":"75001","cf":{"cf_source_id":"{{new string('1', 100)}}"} }""");

        Assert.Equal((422, "/zip invalid"), (zip.Status, zip.Error));
        Assert.Equal((422, "/cf/cf_source_id invalid"), (custom.Status, custom.Error));
        Assert.Equal(200, fits.Status);
    }

    [Fact]
    public async Task Quirk26_NewTicket_IsMissingFromSearchesForAWhile()
    {
        await using var client = await ZohoDeskClient.StartAsync(
            new ZohoDeskSettings { AlternateListShapes = false }, options: new EmulatorOptions { TimeFactor = 2 });
        await client.TicketAsync();
        Assert.Equal(204, (await client.GetAsync("/tickets/search?subject=Refund")).Status);
        Assert.Single((await client.GetAsync("/tickets")).Records);
        client.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, (await client.GetAsync("/tickets/search?subject=Refund")).Body!["count"]!.GetValue<int>());
    }

    [Fact]
    public async Task Quirk27_CustomFieldSearch_IsExactAndTakesAPrefix()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        await client.FieldAsync("tickets", "Source id");
        var contact = await client.ContactAsync();
        foreach (var id in (string[])["9001", "90012", "8001"])
        {
            await client.PostAsync("/tickets", client.TicketBody(contact, $$"""
                "cf":{"cf_source_id":"{{id}}"}
                """));
        }
        await client.PostAsync("/tickets", client.TicketBody(contact));

        Assert.Single((await client.GetAsync("/tickets/search?customField1=cf_source_id:9001")).Records);
        Assert.Equal(2, (await client.GetAsync("/tickets/search?customField1=cf_source_id:90*")).Records.Count);
        Assert.Equal(204, (await client.GetAsync("/tickets/search?customField1=cf_source_id:900")).Status);
        Assert.Equal(3, (await client.GetAsync("/tickets/search?customField1=cf_source_id:%24%7Bnotempty%7D")).Records.Count);
        Assert.Single((await client.GetAsync("/tickets/search?customField1=cf_source_id:%24%7Bempty%7D")).Records);
        Assert.Equal(422, (await client.GetAsync("/tickets/search?customField1=cf_source_id:*001*")).Status);
        Assert.Equal(422, (await client.GetAsync("/tickets/search?_all=Refund&status=Open")).Status);
        Assert.Equal(4, (await client.GetAsync("/tickets/search?_all=Refund")).Records.Count);
    }

    [Fact]
    public async Task Quirk27_SourceKeyWithSlashes_IsFoundOnEachModule()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        await client.FieldAsync("contacts", "Source id");
        await client.FieldAsync("accounts", "Source id");
        await client.PostAsync("/contacts", """{"lastName":"Example","cf":{"cf_source_id":"ivinex/contact/77"}}""");
        await client.PostAsync("/accounts", """{"accountName":"Example Ltd","code":"SW1A 1AA","cf":{"cf_source_id":"ivinex/organization/7"}}""");

        Assert.Single((await client.GetAsync("/contacts/search?customField1=cf_source_id%3Aivinex%2Fcontact%2F77&limit=100&from=0")).Records);
        Assert.Single((await client.GetAsync("/accounts/search?customField1=cf_source_id:ivinex/organization/7")).Records);
        Assert.Equal(204, (await client.GetAsync("/contacts/search?customField1=cf_source_id:ivinex/contact/7")).Status);
    }

    [Fact]
    public async Task Quirk29_Trash_HidesListsAndDeletesWithChildren()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var contact = await client.ContactAsync();
        var before = client.Emulator.Fingerprint();
        var ticket = await client.PostAsync("/tickets", client.TicketBody(contact));
        await client.PostAsync($"/tickets/{ticket.Id}/comments", """{"content":"Hello","isPublic":false}""");
        await client.UploadAsync($"/tickets/{ticket.Id}/attachments", "a.txt", "hello");
        await client.PostAsync($"/tickets/{ticket.Id}/associateTag", """{"tags":["run-1"]}""");
        var ids = $$"""{"ids":["{{ticket.Id}}"]}""";
        await client.PostAsync("/tickets/moveToTrash", $$"""{"ticketIds":["{{ticket.Id}}"]}""");

        Assert.Equal(404, (await client.GetAsync("/tickets/" + ticket.Id)).Status);
        Assert.Equal(204, (await client.GetAsync("/tickets")).Status);
        Assert.Equal(ticket.Id, Assert.Single((await client.GetAsync("/recycleBin?module=tickets")).Records)["id"]!.GetValue<string>());
        await client.PostAsync("/recycleBin/restore", ids);
        Assert.Equal("1", (await client.GetAsync("/tickets/" + ticket.Id)).Text("commentCount"));

        await client.PostAsync("/tickets/moveToTrash", $$"""{"ticketIds":["{{ticket.Id}}"]}""");
        Assert.True((await client.PostAsync("/recycleBin/delete", ids)).Body!["results"]![0]!["success"]!.GetValue<bool>());
        Assert.Equal(204, (await client.GetAsync("/recycleBin")).Status);
        Assert.Equal(before, client.Emulator.Fingerprint());
        Assert.Equal(0, client.Emulator.Store.Count(ZohoDeskCollections.Files));
        Assert.Equal("102", (await client.PostAsync("/tickets", client.TicketBody(contact))).Text("ticketNumber"));
    }

    [Fact]
    public async Task Quirk29_SixtyDaysLater_TheBinIsEmpty()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var contact = await client.ContactAsync();
        await client.PostAsync("/contacts/moveToTrash", $$"""{"contactIds":["{{contact}}"]}""");
        client.Clock.Advance(TimeSpan.FromDays(60));
        client.Token = (await client.RefreshAsync()).Text("access_token");
        var restored = await client.PostAsync("/recycleBin/restore", $$"""{"ids":["{{contact}}"]}""");

        Assert.False(restored.Body!["results"]![0]!["success"]!.GetValue<bool>());
        Assert.Null(client.Emulator.Store.Find(ZohoDeskCollections.Contacts, contact));
    }

    [Fact]
    public async Task Quirk29_ReadableTrash_ShowsTheFlag()
    {
        await using var client = await ZohoDeskClient.StartAsync(Plain with { TrashedIsReadable = true });
        var contact = await client.ContactAsync();
        await client.PostAsync("/contacts/moveToTrash", $$"""{"contactIds":["{{contact}}"]}""");

        Assert.True((await client.GetAsync("/contacts/" + contact)).Body!["isTrashed"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Quirk30_MassAction_Answers200WithOneFailure()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var ticket = await client.TicketAsync();
        var closed = await client.PostAsync("/closeTickets", $$"""{"ids":["{{ticket}}","17"]}""");
        var updated = await client.PostAsync(
            "/tickets/updateMany", $$"""{"fieldName":"priority","fieldValue":"High","ids":["{{ticket}}","17"],"isCustomField":false}""");

        Assert.Equal(200, closed.Status);
        Assert.Equal([true, false], closed.Body!["results"]!.AsArray().Select(result => result!["success"]!.GetValue<bool>()));
        Assert.Equal(404, closed.Body!["results"]![1]!["errors"]!["httpCode"]!.GetValue<int>());
        Assert.Equal("25", updated.Headers["X-Rate-Limit-Request-Weight-v3"]);
        Assert.Equal(("Closed", "High"), ((await client.GetAsync("/tickets/" + ticket)).Text("status"), (await client.GetAsync("/tickets/" + ticket)).Text("priority")));
    }

    [Fact]
    public async Task Quirk31_Attachment_TellsItsSizeAndIsLimited()
    {
        await using var client = await ZohoDeskClient.StartAsync(Plain with { MaxAttachmentBytes = 5 });
        var ticket = await client.TicketAsync();
        var file = await client.UploadAsync($"/tickets/{ticket}/attachments?isPublic=false", "a b.txt", "hello");
        var blocked = await client.UploadAsync($"/tickets/{ticket}/attachments", "run.EXE", "MZ");
        var large = await client.UploadAsync($"/tickets/{ticket}/attachments", "b.txt", "hello!");

        Assert.Equal((200, "5", "a b.txt"), (file.Status, file.Text("size"), file.Text("name")));
        Assert.Equal("hello", await client.DownloadAsync(file.Text("href")));
        Assert.Equal((415, "UNSUPPORTED_MEDIA_TYPE"), (blocked.Status, blocked.Code));
        Assert.Equal((413, "RESOURCE_SIZE_EXCEEDED"), (large.Status, large.Code));
        Assert.Equal(204, (await client.DeleteAsync($"/tickets/{ticket}/attachments/{file.Id}")).Status);
    }

    [Fact]
    public async Task Upload_UsedOnce_BelongsToItsRecord()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var first = (await client.UploadAsync("/uploads", "a.txt", "one")).Id;
        var second = (await client.UploadAsync("/uploads", "b.txt", "two")).Id;
        var ticket = await client.TicketAsync(more: $"\"uploads\":[\"{first}\"]");
        var body = $$"""{"content":"see","isPublic":false,"attachmentIds":["{{second}}"]}""";
        var comment = await client.PostAsync($"/tickets/{ticket}/comments", body);
        var again = await client.PostAsync($"/tickets/{ticket}/comments", body);

        Assert.Equal("3", comment.Body!["attachments"]![0]!["size"]!.GetValue<string>());
        Assert.Equal((422, "/attachmentIds/0 invalid"), (again.Status, again.Error));
        Assert.Equal(2, (await client.GetAsync($"/tickets/{ticket}/attachments")).Records.Count);
    }

    [Fact]
    public async Task Quirk35_TaskAndCall_NeedDepartmentAndStartTime()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var ticket = await client.TicketAsync();
        var start = "\"departmentId\":\"" + client.Department + "\"";
        var task = await client.PostAsync("/tasks", $$"""{"subject":"Call back","ticketId":"{{ticket}}"}""");
        var call = await client.PostAsync("/calls", $$"""{ {{start}},"subject":"Call","direction":"inbound","duration":"182"}""");
        var good = await client.PostAsync(
            "/calls", $$"""{ {{start}},"ticketId":"{{ticket}}","subject":"Call","direction":"inbound","startTime":"2026-02-01T11:00:00.000Z","duration":"182"}""");
        var done = await client.PostAsync("/tasks", $$"""{ {{start}},"subject":"Call back","ticketId":"{{ticket}}","status":"Completed"}""");

        Assert.Equal((422, "/departmentId missing"), (task.Status, task.Error));
        Assert.Equal((422, "/startTime missing"), (call.Status, call.Error));
        Assert.Equal((200, "2026-02-01T11:00:00.000Z"), (good.Status, good.Text("startTime")));
        Assert.Equal((200, "Closed"), (done.Status, done.Text("statusType")));
        Assert.Single((await client.GetAsync($"/tickets/{ticket}/calls")).Records);
        Assert.Equal("1", (await client.GetAsync("/tasks/count")).Text("count"));
    }
}
