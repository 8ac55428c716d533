using Workbench.Connectors.Kit;
using Workbench.Connectors.Tests.Intercom;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Writing;
using Workbench.Emulators.ZohoDesk;
using Shared = Workbench.Connectors.Tests.Intercom.LoadTests;

namespace Workbench.Connectors.Tests.ZohoDesk;

/// <summary>The connector survives each numbered oddity of the vendor: records and comments.</summary>
public sealed class RecordQuirkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quirk07_StrictBodiesAndQueries_AreNeverRefused()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        LoadTests.Fill(portal);
        await portal.LoadAsync();

        Assert.DoesNotContain(portal.Emulator.Log.Last, request => request.Status is 400 or 405 or 422);
    }

    [Fact]
    public async Task Quirk08_AllSuccessfulStatuses_CountAsDone()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        var (key, write) = portal.Ticket("1");
        var sent = await portal.SendAsync(key, write);
        var removal = await portal.Connector.RemoveAsync(write, portal.Resolve(write), portal.Twins[(key, "ticket")], Cancellation);

        Assert.IsType<WriteAnswer.Done>(sent);
        Assert.Contains("number stays used", Assert.IsType<Removal.Leftover>(removal).What, StringComparison.Ordinal);
        Assert.Contains(portal.Emulator.Log.Last, request => request is { Method: "POST", Status: 201 });
        Assert.Contains(portal.Emulator.Log.Last, request => request is { Method: "POST", Status: 204 });
    }

    [Fact]
    public async Task Quirk09_TimeAndAuthor_StandInTheHeader()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        var (key, write) = portal.Ticket("1", ("created", SampleSource.At("2019-03-01T08:00:00Z")));
        Shared.Message(portal.Ledger, key, "1", "Email", "Outbound", "2019-03-01T09:00:00Z", "", "8", "<p>x</p>");
        await portal.LoadAsync();
        var states = await portal.Connector.ReadAsync(portal.Twins[(key, write.Creates!)], Cancellation);

        Assert.Equal("2019-03-01T08:00:00Z", states[0].Fields["Source created time"]);
        Assert.Contains("Author: Old Hand <old@source.example>", states[1].Fields["body"], StringComparison.Ordinal);
        Assert.Contains("Time: 2019-03-01T09:00:00Z", states[1].Fields["body"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quirk10_LongMessage_IsCutAndReadAsOne()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        var (key, _) = portal.Ticket("1");
        var text = string.Join('\n', Enumerable.Range(0, 4_000).Select(number => $"Line {number} with <signs> & \"quotes\""));
        var message = Shared.Message(portal.Ledger, key, "1", "Email", "Inbound", "2021-03-01T09:00:00Z", "ada@example.com", "7", $"<pre>{System.Net.WebUtility.HtmlEncode(text)}</pre>");
        await portal.LoadAsync();

        Assert.True(portal.Compose(message).Writes.Count > 5);
        Assert.All(portal.Compose(message).Writes, write =>
            Assert.InRange(write.Body.GetProperty("json").GetProperty("content").GetString()!.Length, 1, 32_000));
        var states = await portal.Connector.ReadAsync(portal.Twins[(message, "ticket-comment")].Readable(), Cancellation);
        Assert.Contains(text, states[1].Fields["body"], StringComparison.Ordinal);
        Assert.Empty(portal.Emulator.Outbox.Messages);
    }

    [Fact]
    public async Task Quirk10_EveryComment_IsSentAsPrivate()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        LoadTests.Fill(portal);

        Assert.All(portal.Writes().Where(row => row.Write.Operation == "ticket.comment"), row =>
            Assert.False(row.Write.Body.GetProperty("json").GetProperty("isPublic").GetBoolean()));
    }

    [Fact]
    public async Task Quirk12_ClosedTicket_IsClosedWithoutAMail()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        var (key, write) = portal.Ticket("1", ("status", SampleSource.Option("Closed")));

        Assert.Equal("Open", write.Body.GetProperty("json").GetProperty("status").GetString());
        await portal.LoadAsync();
        Assert.Equal("Closed", (await portal.Connector.ReadAsync(portal.Twins[(key, "ticket")], Cancellation))[0].Fields["status"]);
        Assert.Empty(portal.Emulator.Outbox.Messages);
    }

    [Fact]
    public async Task Quirk13_RulesOnCreate_AreAManualStep()
    {
        await using var portal = await EmulatedPortal.StartAsync(new ZohoDeskSettings { SearchLag = TimeSpan.Zero, NotifyOnTicketCreate = true });
        await portal.PrepareAsync();
        var (key, write) = portal.Ticket("1");
        await portal.SendAsync(key, write);

        Assert.NotEmpty(portal.Emulator.Outbox.Messages);
        Assert.Contains(portal.Connector.ManualSteps(portal.Ledger.Plan), step => step.Name == "zoho-desk.automation");
    }

    [Theory]
    [InlineData("Ada", "", "ada@example.com", "Ada")]
    [InlineData("", "", "ada@example.com", "ada")]
    [InlineData("", "", "", "Unknown")]
    [InlineData("Ada", "Lovelace", "", "Lovelace")]
    public async Task Quirk14_MissingLastName_HasAStandIn(string first, string last, string email, string expected)
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        var key = portal.Ledger.Add(SampleSource.Contacts, "1", ("first", SampleSource.Text(first)), ("last", SampleSource.Text(last)), ("email", SampleSource.Text(email)));
        var composed = portal.Compose(key);

        Assert.IsType<WriteAnswer.Done>(await portal.SendAsync(key, composed.Writes[0]));
        Assert.Equal(expected, (await portal.Connector.ReadAsync(portal.Twins[(key, "contact")], Cancellation))[0].Fields["lastName"]);
        Assert.Equal(last.Length == 0, composed.Notes.Any(note => note.Code == ReasonCode.NoLastName));
        Assert.Empty(await LoadTests.BrokenAsync(portal));
    }

    [Fact]
    public async Task Quirk14_TakenEmail_KeepsBothContactsApart()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        portal.Contact("1", "ada@example.com");
        portal.Contact("2", "ADA@example.com");
        await portal.LoadAsync();

        Assert.Empty(await LoadTests.BrokenAsync(portal));
        Assert.NotEqual(portal.Twins[(SampleSource.Key(Kind.Contact, "1"), "contact")], portal.Twins[(SampleSource.Key(Kind.Contact, "2"), "contact")]);
    }

    [Fact]
    public async Task Quirk14_EmailOfAForeignContact_IsTheExistingTwin()
    {
        var seed = ZohoDeskSeed.Default with { Contacts = [new SeedDeskContact("Ada", "Lovelace", "ada@example.com")] };
        await using var portal = await EmulatedPortal.StartAsync(seed: seed);
        await portal.PrepareAsync();
        var (key, write) = portal.Contact("1", "ada@example.com");
        var exists = Assert.IsType<WriteAnswer.Exists>(await portal.SendAsync(key, write));
        var image = await portal.Connector.CaptureAsync(exists.Twin, Cancellation);
        var update = TwinToken.Resolve(write.UpdateBody!.Value, _ => "")!;
        await portal.Connector.SendAsync(write, update, exists.Twin, portal, Cancellation);
        Assert.Equal("ivinex/contact/1", (await portal.Connector.ReadAsync(exists.Twin, Cancellation))[0].Fields["Source id"]);

        Assert.IsType<Removal.Gone>(await portal.Connector.RestoreAsync(exists.Twin, image, Cancellation));
        var restored = (await portal.Connector.ReadAsync(exists.Twin, Cancellation))[0].Fields;
        Assert.Equal(("Lovelace", false), (restored["lastName"], restored.ContainsKey("Source id")));
    }

    [Fact]
    public async Task Quirk15_LongCustomText_StandsInAPrivateComment()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        var web = new string('x', 300);
        var key = portal.Ledger.Add(SampleSource.Organizations, "1", ("name", SampleSource.Text("Example")), ("web", SampleSource.Text(web)));
        await portal.LoadAsync();

        Assert.Contains(portal.Compose(key).Notes, note => note.Field == "web");
        Assert.Empty(await LoadTests.BrokenAsync(portal));
    }

    [Fact]
    public async Task Quirk15_PostcodeWithLetters_StandsInAPrivateComment()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        var plan = portal.Ledger.Plan;
        var rows = plan.For("contacts")!.Fields.Select(row => row.Source == "phone" ? row with { Destination = "zip" } : row);
        portal.Replan(plan with { Objects = [.. plan.Objects.Select(row => row.SourceObject == "contacts" ? row with { Fields = [.. rows] } : row)] });
        var key = portal.Ledger.Add(SampleSource.Contacts, "1", ("last", SampleSource.Text("Lovelace")), ("phone", SampleSource.Text("SW1A 1AA")));
        await portal.LoadAsync();

        Assert.Equal(2, portal.Compose(key).Writes.Count);
        Assert.Empty(await LoadTests.BrokenAsync(portal));
    }

    [Fact]
    public async Task Quirk19_LongNumber_StandsInAPrivateComment()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        portal.Ledger.Add(SampleSource.Contacts, "1", ("last", SampleSource.Text("Lovelace")), ("score", new FieldValue.Number(12_345_678_901m)));
        await portal.LoadAsync();

        Assert.Empty(await LoadTests.BrokenAsync(portal));
    }

    [Fact]
    public async Task Quirk21_DisabledAgent_LeavesTheTicketUnassigned()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        var (key, _) = portal.Ticket("1", ("owner", SampleSource.Agent("9")));
        await portal.LoadAsync();

        Assert.Contains(portal.Compose(key).Notes, note => note.Code == ReasonCode.FormerAgent);
        Assert.False((await portal.Connector.ReadAsync(portal.Twins[(key, "ticket")], Cancellation))[0].Fields.ContainsKey("assignee"));
        Assert.Empty(await LoadTests.BrokenAsync(portal));
    }

    [Fact]
    public async Task Quirk25_ReadBack_ShowsWhatTheListLacks()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        var (key, _) = portal.Ticket("1", ("body", new FieldValue.Html("<p>Please</p><p>refund</p>")));
        await portal.LoadAsync();
        var fields = (await portal.Connector.ReadAsync(portal.Twins[(key, "ticket")], Cancellation))[0].Fields;

        Assert.Equal(("Please\nrefund", "ivinex/ticket/1"), (fields["description"], fields["Source id"]));
    }

    [Fact]
    public async Task Quirk35_TaskAndCall_CarryWhatTheLayoutDoesNotList()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        var task = portal.Ledger.Add(SampleSource.Tasks, "1", ("subject", SampleSource.Text("Alone")));
        var json = portal.Compose(task).Writes[0].Body.GetProperty("json");

        Assert.False(string.IsNullOrEmpty(json.GetProperty("departmentId").GetString()));
        Assert.Equal("[No ticket] Alone", json.GetProperty("subject").GetString());
        Assert.Contains(portal.Compose(task).Notes, note => note.Code == ReasonCode.StandsAlone);
        Assert.IsType<WriteAnswer.Done>(await portal.SendAsync(task, portal.Compose(task).Writes[0]));
    }
}
