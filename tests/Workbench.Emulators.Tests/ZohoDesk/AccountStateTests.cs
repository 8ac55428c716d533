using Workbench.Emulators.Samples;
using Workbench.Emulators.ZohoDesk;

namespace Workbench.Emulators.Tests.ZohoDesk;

public sealed class AccountStateTests
{
    [Fact]
    public async Task Fingerprint_EverythingUndone_IsTheOneBefore()
    {
        await using var client = await ZohoDeskClient.StartAsync(
            seed: ZohoDeskSeed.Default with { Contacts = [new("Old", "Friend", "old@example.com")] });
        var old = (await client.GetAsync("/contacts")).Records[0]["id"];
        var before = client.Emulator.Fingerprint();
        var field = await client.FieldAsync("contacts", "Source id");
        await client.PatchAsync("/contacts/" + old, """{"mobile":"1","firstName":"New","cf":{"cf_source_id":"77"}}""");
        var ticket = await client.TicketAsync();
        await client.PostAsync("/tasks", $$"""{"departmentId":"{{client.Department}}","subject":"x","ticketId":"{{ticket}}"}""");
        await client.PostAsync($"/tickets/{ticket}/timeEntry", """{"executedTime":"2026-02-01T11:00:00.000Z","minutesSpent":"5"}""");
        Assert.NotEqual(before, client.Emulator.Fingerprint());

        var contact = (await client.GetAsync("/contacts/search?email=ada@example.com")).Records[0]["id"];
        await client.PostAsync("/tickets/moveToTrash", $$"""{"ticketIds":["{{ticket}}"]}""");
        await client.PostAsync("/contacts/moveToTrash", $$"""{"contactIds":["{{contact}}"]}""");
        await client.PatchAsync("/contacts/" + old, """{"mobile":null,"firstName":"Old","cf":{"cf_source_id":null}}""");
        await client.DeleteAsync("/fields/" + field);

        Assert.Equal(before, client.Emulator.Fingerprint());
    }

    [Fact]
    public async Task Restart_SameStatePath_KeepsRecordsAndTokens()
    {
        var folder = Directory.CreateTempSubdirectory("workbench-zoho");
        try
        {
            var options = new EmulatorOptions { StatePath = Path.Combine(folder.FullName, "state.db") };
            string ticket, token, fingerprint;
            await using (var first = await ZohoDeskClient.StartAsync(options: options))
            {
                ticket = await first.TicketAsync();
                token = first.Token;
                fingerprint = first.Emulator.Fingerprint();
            }
            await using var second = await ZohoDeskClient.StartAsync(options: options);
            second.Token = token;

            Assert.Equal(fingerprint, second.Emulator.Fingerprint());
            Assert.Equal("101", (await second.GetAsync("/tickets/" + ticket)).Text("ticketNumber"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Start_FromTheSample_HoldsTwinsBystandersAndAPlaceholder()
    {
        var sample = new BuiltInSample(0.1);
        var twins = sample.Twins();
        await using var account = await EmulatedZohoDesk.StartAsync(new EmulatorOptions(), sample, TestContext.Current.CancellationToken);
        var store = account.Emulator.Store;
        var agents = store.Scan(ZohoDeskCollections.Agents).Select(found => found.Body).ToList();

        Assert.Equal(twins.Contacts.Count, store.Count(ZohoDeskCollections.Contacts));
        Assert.Equal(twins.Organizations.Count, store.Count(ZohoDeskCollections.Accounts));
        Assert.Equal(6, store.Count(ZohoDeskCollections.Tickets));
        Assert.Contains(agents, agent => (string)agent["name"]! == "Migration");
        Assert.Single(agents, agent => (string)agent["status"]! == "DISABLED");
        Assert.Equal("110000", account.Settings["creditsPerDay"]);
        Assert.Equal(["clientSecret", "refreshToken"], account.Secrets.Keys);
        Assert.Equal(0, account.Emulator.Outbox.Count);
    }

    [Fact]
    public async Task AssociateAccounts_SecondAccount_IsListedWithTheFirst()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var first = (await client.PostAsync("/accounts", """{"accountName":"One"}""")).Id;
        var second = (await client.PostAsync("/accounts", """{"accountName":"Two"}""")).Id;
        var contact = (await client.PostAsync("/contacts", $$"""{"lastName":"Example","accountId":"{{first}}"}""")).Id;
        await client.PostAsync($"/contacts/{contact}/associateAccounts", $$"""{"accountIds":["{{second}}"]}""");

        Assert.Equal(["One", "Two"], (await client.GetAsync($"/contacts/{contact}/accounts")).Records.Select(account => (string)account["accountName"]!));
        Assert.Single((await client.GetAsync($"/accounts/{first}/contacts")).Records);
    }

    [Fact]
    public async Task Comments_OnContactsAndTasks_AreNeverMailed()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var contact = await client.ContactAsync();
        var comment = await client.PostAsync($"/contacts/{contact}/comments", """{"content":"note"}""");
        var changed = await client.PutAsync($"/contacts/{contact}/comments/{comment.Id}", """{"content":"other"}""");

        Assert.Equal("other", changed.Text("content"));
        Assert.Equal(405, (await client.PatchAsync($"/contacts/{contact}/comments/{comment.Id}", """{"content":"x"}""")).Status);
        Assert.Equal(204, (await client.DeleteAsync($"/contacts/{contact}/comments/{comment.Id}")).Status);
        Assert.Equal(0, client.Emulator.Outbox.Count);
    }

    [Fact]
    public async Task Merge_TwoTickets_LeavesOneWithAllComments()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var into = await client.TicketAsync();
        var from = await client.TicketAsync("other@example.com");
        await client.PostAsync($"/tickets/{from}/comments", """{"content":"moved","isPublic":false}""");
        var merged = await client.PostAsync($"/tickets/{into}/merge", $$"""{"ids":["{{from}}"]}""");

        Assert.Equal("1", merged.Text("commentCount"));
        Assert.Equal(404, (await client.GetAsync("/tickets/" + from)).Status);
    }

    [Fact]
    public async Task Counts_ByFieldValues_AddUp()
    {
        await using var client = await ZohoDeskClient.StartAsync();
        var ticket = await client.TicketAsync();
        await client.PostAsync("/tickets", client.TicketBody((await client.GetAsync("/tickets/" + ticket)).Text("contactId"), "\"priority\":\"High\""));
        var counts = await client.GetAsync("/ticketsCountByFieldValues?field=status,priority");

        Assert.Equal("2", counts.Body!["status"]![0]!["count"]!.GetValue<string>());
        Assert.Equal("High", counts.Body!["priority"]![0]!["value"]!.GetValue<string>());
        Assert.Equal(422, (await client.GetAsync("/ticketsCountByFieldValues?field=Status")).Status);
        Assert.Equal("TicketCreated", (await client.GetAsync($"/tickets/{ticket}/History")).Records[0]["eventName"]!.GetValue<string>());
    }
}
