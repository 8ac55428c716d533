using Workbench.Connectors.Tests.Intercom;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Writing;
using Workbench.Emulators.Kit;
using Workbench.Emulators.ZohoDesk;
using Lookup = Workbench.Core.Writing.Lookup;
using Shared = Workbench.Connectors.Tests.Intercom.LoadTests;

namespace Workbench.Connectors.Tests.ZohoDesk;

/// <summary>The connector survives each numbered oddity of the vendor: records, comments, files, doubt.</summary>
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
        var (key, write) = Ticket(portal, "1");
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
        var (key, write) = Ticket(portal, "1", ("created", SampleSource.At("2019-03-01T08:00:00Z")));
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
        var (key, _) = Ticket(portal, "1");
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
        var (key, write) = Ticket(portal, "1", ("status", SampleSource.Option("Closed")));

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
        var (key, write) = Ticket(portal, "1");
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
        Contact(portal, "1", "ada@example.com");
        Contact(portal, "2", "ADA@example.com");
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
        var (key, write) = Contact(portal, "1", "ada@example.com");
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
        var (key, _) = Ticket(portal, "1", ("owner", SampleSource.Agent("9")));
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
        var (key, _) = Ticket(portal, "1", ("body", new FieldValue.Html("<p>Please</p><p>refund</p>")));
        await portal.LoadAsync();
        var fields = (await portal.Connector.ReadAsync(portal.Twins[(key, "ticket")], Cancellation))[0].Fields;

        Assert.Equal(("Please\nrefund", "ivinex/ticket/1"), (fields["description"], fields["Source id"]));
    }

    [Fact]
    public async Task Quirk26_LaggingSearch_FindsTheTicketAmongTheNewest()
    {
        await using var portal = await EmulatedPortal.StartAsync(new ZohoDeskSettings { SearchLag = TimeSpan.FromDays(100) }, changes: ("searchLagSeconds", "600"));
        await portal.PrepareAsync();
        var (key, write) = Ticket(portal, "1");
        await portal.SendAsync(key, write);
        var now = TimeProvider.System.GetUtcNow();

        Assert.Equal(portal.Twins[(key, "ticket")], Assert.IsType<Lookup.Found>(await portal.Connector.FindAsync(write, portal.Resolve(write), now, Cancellation)).Twin);
    }

    [Fact]
    public async Task Quirk26_NothingFound_ProvesNothingBeforeTheLagIsOver()
    {
        await using var portal = await EmulatedPortal.StartAsync(changes: ("searchLagSeconds", "600"));
        await portal.PrepareAsync();
        var (_, write) = Ticket(portal, "1");
        var now = TimeProvider.System.GetUtcNow();

        Assert.IsType<Lookup.NotYet>(await portal.Connector.FindAsync(write, portal.Resolve(write), now, Cancellation));
        Assert.IsType<Lookup.Absent>(await portal.Connector.FindAsync(write, portal.Resolve(write), now - TimeSpan.FromHours(1), Cancellation));
    }

    [Fact]
    public async Task Quirk27_KeysThatBeginAlike_AreToldApart()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        var (key, write) = Ticket(portal, "90");
        Ticket(portal, "901");
        await portal.LoadAsync();

        Assert.Equal(portal.Twins[(key, "ticket")], Assert.IsType<Lookup.Found>(await portal.Connector.FindAsync(write, portal.Resolve(write), null, Cancellation)).Twin);
    }

    [Fact]
    public async Task Quirk28_AgentsOfOneName_AreToldApartByEmail()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        var schema = await portal.Connector.DiscoverAsync(Cancellation);

        Assert.Equal(2, schema.Agents.Where(agent => agent.Name.StartsWith("Mia Keller", StringComparison.Ordinal)).Select(agent => agent.Email).Distinct().Count());
        Assert.False(schema.Agents.Single(agent => agent.Email == "ruth@desk.example").IsActive);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Quirk29_TrashedTicket_IsGoneForReading(bool isReadable)
    {
        await using var portal = await EmulatedPortal.StartAsync(new ZohoDeskSettings { SearchLag = TimeSpan.Zero, TrashedIsReadable = isReadable });
        await portal.PrepareAsync();
        var (key, write) = Ticket(portal, "1");
        await portal.LoadAsync();
        await portal.Connector.RemoveAsync(write, portal.Resolve(write), portal.Twins[(key, "ticket")], Cancellation);

        Assert.Empty(await portal.Connector.ReadAsync(portal.Twins[(key, "ticket")], Cancellation));
        Assert.IsType<Lookup.Absent>(await portal.Connector.FindAsync(write, portal.Resolve(write), null, Cancellation));
    }

    [Fact]
    public async Task Quirk29_ContactWithAForeignTicket_IsLeftAlone()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        var (key, write) = Contact(portal, "1", "ada@example.com");
        var (ticket, create) = Ticket(portal, "1");
        portal.Ledger.Link(ticket, LinkRole.Requester, key);
        create = portal.Compose(ticket).Writes[0];
        await portal.SendAsync(key, write);
        await portal.SendAsync(ticket, create);

        Assert.IsType<Removal.Skipped>(await portal.Connector.RemoveAsync(write, portal.Resolve(write), portal.Twins[(key, "contact")], Cancellation));
    }

    [Fact]
    public async Task Quirk31_BlockedFile_GoesToTheTransferPackage()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        var (key, _) = Ticket(portal, "1");
        var file = portal.Ledger.Attach(key, "1", "tool.EXE", 3, portal.Store([1, 2, 3]));

        Assert.Equal(ReasonCode.TransferPackage, portal.Compose(file).Held);
        Assert.DoesNotContain(portal.Compose(key).Writes, write => write.Operation == "ticket.attach");
    }

    [Fact]
    public async Task Quirk31_FileThatNobodySaidIsBlocked_IsRefusedByName()
    {
        await using var portal = await EmulatedPortal.StartAsync(changes: ("blockedFileTypes", "zip"));
        await portal.PrepareAsync();
        var (key, write) = Ticket(portal, "1");
        var message = Shared.Message(portal.Ledger, key, "1", "Email", "Inbound", "2021-03-01T09:00:00Z", "", "7", "<p>x</p>");
        portal.Ledger.Attach(message, "1", "tool.exe", 3, portal.Store([1, 2, 3]));
        await portal.SendAsync(key, write);
        var refused = Assert.IsType<WriteAnswer.Refused>(await portal.SendAsync(message, portal.Compose(message).Writes[0]));

        Assert.Equal("UNSUPPORTED_MEDIA_TYPE", refused.Code);
        Assert.Contains("tool.exe", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ticket.create", "cut-after@1:POST /api/v1/tickets$")]
    [InlineData("ticket.create", "500-after@1:POST /api/v1/tickets$")]
    [InlineData("contact.create", "cut-after@1:POST /api/v1/contacts$")]
    [InlineData("account.create", "cut-after@1:POST /api/v1/accounts$")]
    [InlineData("task.create", "cut-after@1:POST /api/v1/tasks$")]
    [InlineData("ticket.comment", "cut-after@1:POST /api/v1/tickets/*/comments")]
    [InlineData("ticket.attach", "cut-after@1:POST /api/v1/tickets/*/attachments")]
    [InlineData("ticket.close", "500-after@1:PATCH /api/v1/tickets/*")]
    public async Task Quirk32_CutAfterCommit_IsFoundAndNotDoubled(string operation, string fault)
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        LoadTests.Fill(portal);
        foreach (var (key, write) in portal.Writes())
        {
            if (write.Operation != operation)
            {
                Assert.IsType<WriteAnswer.Done>(await portal.SendAsync(key, write));
                continue;
            }

            portal.Emulator.Faults = FaultPlan.Parse(fault);
            var sentAt = TimeProvider.System.GetUtcNow();
            Assert.IsType<WriteAnswer.Unknown>(await portal.SendAsync(key, write));
            var found = Assert.IsType<Lookup.Found>(await portal.Connector.FindAsync(write, portal.Resolve(write), sentAt, Cancellation));
            Assert.Equal(write.Creates, found.Twin?.Type);
            return;
        }

        Assert.Fail($"no write of {operation}");
    }

    [Fact]
    public async Task Quirk32_CutBeforeCommit_IsAbsent()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        var (key, write) = Ticket(portal, "1");
        portal.Emulator.Faults = FaultPlan.Parse("cut-before@1:POST /api/v1/tickets$");

        Assert.IsType<WriteAnswer.Unknown>(await portal.SendAsync(key, write));
        Assert.IsType<Lookup.Absent>(await portal.Connector.FindAsync(write, portal.Resolve(write), TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(5), Cancellation));
    }

    [Fact]
    public async Task Quirk33_HiddenSourceId_StopsWithItsName()
    {
        await using var portal = await EmulatedPortal.StartAsync(new ZohoDeskSettings { HiddenFields = new HashSet<string> { "tickets/cf_source_id" } });
        await portal.PrepareAsync();
        var key = portal.Ledger.Add(SampleSource.Tickets, "1", ("subject", SampleSource.Text("x")));
        var visible = portal.Ledger.Destination.Object("ticket").Field("Source id") is not null;
        var fault = visible ? null : Assert.Throws<PlanException>(() => portal.Compose(key));

        Assert.True(visible || fault!.Message.Contains("Source id", StringComparison.Ordinal));
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

    private static (RecordKey Key, Write Write) Ticket(EmulatedPortal portal, string id, params (string Field, FieldValue Value)[] values)
    {
        var key = portal.Ledger.Add(SampleSource.Tickets, id, [("subject", SampleSource.Text("Refund")), .. values]);
        return (key, portal.Compose(key).Writes[0]);
    }

    private static (RecordKey Key, Write Write) Contact(EmulatedPortal portal, string id, string email)
    {
        var key = portal.Ledger.Add(SampleSource.Contacts, id, ("last", SampleSource.Text($"Contact {id}")), ("email", SampleSource.Text(email)));
        return (key, portal.Compose(key).Writes[0]);
    }
}
