using Workbench.Connectors.Kit;
using Workbench.Connectors.Tests.Intercom;
using Workbench.Core.Hashing;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Lookup = Workbench.Core.Writing.Lookup;
using Message = Workbench.Connectors.Tests.Intercom.LoadTests;

namespace Workbench.Connectors.Tests.ZohoDesk;

/// <summary>Whole loads against the emulator: every promise is found in the read-back, and nothing is sent to anybody.</summary>
public sealed class LoadTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Load_SmallAccount_KeepsEveryPromise()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        var ticket = Fill(portal);
        await portal.LoadAsync();

        Assert.Empty(await BrokenAsync(portal));
        Assert.Empty(portal.Emulator.Outbox.Messages);
        var states = await portal.Connector.ReadAsync(portal.Twins[(ticket, "ticket")], Cancellation);
        Assert.Equal("Closed", states[0].Fields["status"]);
        Assert.All(states.Where(state => state.Twin.Type == "ticket-comment"), state => Assert.Equal("false", state.Fields["isPublic"]));
    }

    [Fact]
    public async Task Load_Comments_StandOldestFirstWithTheirHeader()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        var ticket = Fill(portal);
        await portal.LoadAsync();

        var states = await portal.Connector.ReadAsync(portal.Twins[(ticket, "ticket")], Cancellation);
        var bodies = states.Where(state => state.Twin.Type == "ticket-comment").Select(state => state.Fields["body"]).ToList();
        Assert.StartsWith(
            "From: ada@example.com\nCreated by: Mia Keller <mia@workspace.example>\nDirection: Inbound\nTime: 2021-03-01T09:00:00Z\nType: Email\nSubject: Subject 1\n"
                + "Source: ivinex/message/1\n\n1 < 2?",
            bodies[0], StringComparison.Ordinal);
        Assert.Equal(["ivinex/message/1", "ivinex/message/2", "ivinex/message/3"],
            bodies.Select(body => body.Split('\n').Single(line => line.StartsWith("Source: ", StringComparison.Ordinal))["Source: ".Length..]));
    }

    [Fact]
    public async Task Load_ThenFind_RecognisesEveryWrite()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        Fill(portal);
        await portal.LoadAsync();

        var missed = new List<string>();
        foreach (var (key, write) in portal.Writes())
        {
            var found = await portal.Connector.FindAsync(write, portal.Resolve(write), null, Cancellation);
            // Records that stand alone have no search of their own: they are found by walking the newest, once they were sent.
            found = found is Lookup.Absent && write.Operation == "task.create"
                ? await portal.Connector.FindAsync(write, portal.Resolve(write), TimeProvider.System.GetUtcNow(), Cancellation)
                : found;
            if (found is not Lookup.Found hit || (write.Creates is { } type && write.Name is "create" or "comment" && hit.Twin != portal.Twins[(key, type)]))
            {
                missed.Add($"{key} {write.Name}: {found}");
            }
        }

        Assert.Empty(missed);
    }

    [Fact]
    public async Task Load_ThenScan_NamesOurKeys()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        Fill(portal);
        await portal.LoadAsync();

        var keys = new HashSet<(string, RecordKey)>();
        await foreach (var twin in portal.Connector.ScanAsync(portal.Ledger.Plan, Cancellation))
        {
            if (twin.ExternalKey is { } key)
            {
                keys.Add((twin.Twin.Type, key));
            }
        }

        Assert.Superset(
            portal.Twins.Where(pair => pair.Key.Type is "contact" or "account" or "ticket" or "task").Select(pair => (pair.Key.Type, pair.Key.Key)).ToHashSet(),
            keys);
    }

    [Fact]
    public async Task Remove_InReverse_RestoresTheFingerprint()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        var before = await portal.Connector.FingerprintAsync(Cancellation);
        Fill(portal);
        await portal.LoadAsync();
        Assert.NotEqual(before, await portal.Connector.FingerprintAsync(Cancellation));

        var created = portal.Writes().Where(row => row.Write.Name == "create").Reverse().ToList();
        foreach (var (key, write) in created)
        {
            var removal = await portal.Connector.RemoveAsync(write, portal.Resolve(write), portal.Twins[(key, write.Creates!)], Cancellation);
            var leftover = Assert.IsType<Removal.Leftover>(removal);
            Assert.Contains("60 days", leftover.What, StringComparison.Ordinal);
            Assert.Empty(await portal.Connector.ReadAsync(portal.Twins[(key, write.Creates!)], Cancellation));
        }

        Assert.Equal(before, await portal.Connector.FingerprintAsync(Cancellation));
    }

    [Fact]
    public async Task Unprovision_CreatedFields_AreDeleted()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        var schema = await portal.Connector.DiscoverAsync(Cancellation);
        var before = await portal.Connector.FingerprintAsync(Cancellation);
        var plan = portal.Propose(schema);
        var made = new List<(Core.Connectors.Provision Row, TwinRef Twin)>();
        foreach (var row in portal.Connector.Provisioning(plan, SampleSource.Schema, schema))
        {
            var answer = await portal.Connector.ProvisionAsync(row, () => Task.CompletedTask, Cancellation);
            made.Add((row, answer.Twin!));
            Assert.False((await portal.Connector.ProvisionAsync(row, () => Task.CompletedTask, Cancellation)).Created, $"{row.Name} was created twice");
        }

        Assert.DoesNotContain(
            portal.Connector.Provisioning(plan, SampleSource.Schema, await portal.Connector.DiscoverAsync(Cancellation)),
            row => row.Name.StartsWith("field:", StringComparison.Ordinal));
        foreach (var (row, twin) in made.AsEnumerable().Reverse())
        {
            Assert.False(await portal.Connector.UnprovisionAsync(row, twin, Cancellation) is Removal.Skipped, row.Name);
        }

        Assert.Equal(before, await portal.Connector.FingerprintAsync(Cancellation));
    }

    [Fact]
    public async Task Download_LoadedFiles_HaveTheSameHash()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        Fill(portal);
        await portal.LoadAsync();

        var found = new List<string>();
        foreach (var container in portal.Twins.Values.Select(twin => twin.Readable()).Distinct())
        {
            foreach (var file in (await portal.Connector.ReadAsync(container, Cancellation)).SelectMany(state => state.Files))
            {
                await using var hash = new HashingStream();
                var answer = await portal.Connector.DownloadAsync(file, hash, Cancellation);
                found.Add($"{file.FileName} {answer.Bytes} {answer.Failure} {hash.Finish() == Sha256Hex.Of(new byte[] { 1, 2, 3 })}");
            }
        }

        Assert.Equal(["a.pdf 3  True", "b.pdf 3  True", "c.pdf 3  True"], found.Order());
    }

    /// <summary>Every promise that a twin holds and that the read-back does not keep.</summary>
    internal static async Task<IReadOnlyList<string>> BrokenAsync(EmulatedPortal portal)
    {
        var broken = new List<string>();
        foreach (var key in portal.Ledger.Keys)
        {
            foreach (var promise in portal.Compose(key).Promises.Where(promise => promise.Check != PromiseCheck.None && promise.TwinType != FilePromise.TwinType))
            {
                broken.AddRange(await BrokenAsync(portal, key, promise));
            }
        }

        return broken;
    }

    /// <summary>One of everything that the composers treat differently; answers the ticket.</summary>
    internal static RecordKey Fill(EmulatedPortal portal)
    {
        var ledger = portal.Ledger;
        var org = ledger.Add(SampleSource.Organizations, "1", ("name", SampleSource.Text("Example & Sons")), ("tier", SampleSource.Option("Gold")),
            ("created", SampleSource.At("2019-01-02T03:04:05Z")), ("story", new FieldValue.Html("<p>Long <b>story</b></p><p>second</p>")));
        var ada = ledger.Add(SampleSource.Contacts, "20481", ("first", SampleSource.Text("Ada")), ("last", SampleSource.Text("<Love>lace")),
            ("email", SampleSource.Text("ada@example.com")), ("phone", SampleSource.Text("+15550100123")), ("org", SampleSource.Link(Kind.Organization, "1")),
            ("created", SampleSource.At("2019-05-06T07:08:09Z")), ("modified", SampleSource.At("2020-05-06T07:08:09Z")),
            ("birthday", new FieldValue.Date(new DateOnly(1999, 12, 31))), ("score", new FieldValue.Number(1.50m)), ("vip", new FieldValue.Boolean(true)));
        ledger.Link(ada, LinkRole.Organization, org);
        var ticket = ledger.Add(SampleSource.Tickets, "9001", ("subject", SampleSource.Text("Refund")), ("body", new FieldValue.Html("<p>Please</p><p>refund</p>")),
            ("status", SampleSource.Option("Closed")), ("priority", SampleSource.Option("High")), ("contact", SampleSource.Link(Kind.Contact, "20481")),
            ("owner", SampleSource.Agent("7")), ("created", SampleSource.At("2021-03-01T08:00:00Z")), ("due", new FieldValue.Date(new DateOnly(2021, 3, 9))));
        ledger.Link(ticket, LinkRole.Requester, ada);
        Message.Message(ledger, ticket, "1", "Email", "Inbound", "2021-03-01T09:00:00Z", "ada@example.com", "7", "<p>1 &lt; 2?</p>");
        var reply = Message.Message(ledger, ticket, "2", "Email", "Outbound", "2021-03-01T10:00:00Z", "", "7", "<p>Yes</p>");
        Message.Message(ledger, ticket, "3", "Note", "", "2021-03-01T10:00:00Z", "", "8", "<p>Same second</p>");
        ledger.Add(SampleSource.Tickets, "9002", ("subject", SampleSource.Text("Whose?")), ("status", SampleSource.Option("Waiting")), ("owner", SampleSource.Agent("8")));
        var task = ledger.Add(SampleSource.Tasks, "50", ("subject", SampleSource.Text("Call back")), ("status", SampleSource.Option("Done")),
            ("due", new FieldValue.Date(new DateOnly(2021, 4, 1))));
        ledger.Link(task, LinkRole.Parent, ticket);
        ledger.Add(SampleSource.Tasks, "51", ("subject", SampleSource.Text("Alone")));
        Message.Message(ledger, task, "4", "Email", "Inbound", "2021-03-02T09:00:00Z", "ada@example.com", "7", "<p>On the task</p>");
        Message.Message(ledger, ada, "5", "Call", "Inbound", "2021-02-01T09:00:00Z", "", "7", "<p>Rang</p>");
        Message.Message(ledger, ada, "6", "Text message", "Inbound", "2021-02-01T09:30:00Z", "", "7", "Hi\nthere");
        Message.Message(ledger, org, "8", "Note", "", "2021-02-02T09:00:00Z", "", "8", "<p>About the firm</p>");
        var hash = portal.Store([1, 2, 3]);
        ledger.Attach(reply, "501", "a.pdf", 3, hash);
        ledger.Attach(ticket, "502", "b.pdf", 3, hash);
        ledger.Attach(ada, "503", "c.pdf", 3, hash);
        ledger.Attach(ticket, "504", "d.exe", 3, hash);
        return ticket;
    }

    private static async Task<IEnumerable<string>> BrokenAsync(EmulatedPortal portal, RecordKey key, Promise promise)
    {
        if (!portal.Twins.TryGetValue((key, promise.TwinType!), out var twin))
        {
            return [$"{key} {promise.Field}: no twin {promise.TwinType}"];
        }

        var states = await portal.Connector.ReadAsync(twin.Readable(), Cancellation);
        var found = states.FirstOrDefault(state => state.Twin == twin)?.Fields.GetValueOrDefault(promise.Destination!) ?? "";
        var holds = promise.Check switch
        {
            PromiseCheck.Equals when promise.Type == Core.Schema.FieldType.Date => found.Length >= 10 && found[..10] == promise.Expected[..10],
            PromiseCheck.Equals => found == promise.Expected,
            PromiseCheck.Contains => found.Contains(promise.Expected, StringComparison.Ordinal),
            PromiseCheck.Lines => $"\n{found}\n".Contains($"\n{promise.Expected}\n", StringComparison.Ordinal),
            _ => found == portal.Twins[(RecordKey.Parse(promise.Expected), promise.Destination!)].Print(),
        };
        return holds ? [] : [$"{key} {promise.Field} -> {promise.Destination}: expected '{promise.Expected}', found '{found}'"];
    }
}
