using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Tests.Intercom;

/// <summary>Whole loads against the emulator: every promise is found in the read-back, and nobody is notified.</summary>
public sealed class LoadTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Load_SmallAccount_KeepsEveryPromise()
    {
        await using var workspace = await EmulatedWorkspace.StartAsync();
        await workspace.PrepareAsync();
        var ticket = Fill(workspace);

        await workspace.LoadAsync();

        var broken = new List<string>();
        foreach (var key in workspace.Ledger.Keys)
        {
            foreach (var promise in workspace.Compose(key).Promises.Where(IsHeldByATwin))
            {
                broken.AddRange(await BrokenAsync(workspace, key, promise));
            }
        }

        Assert.Empty(broken);
        Assert.DoesNotContain(workspace.Emulator.Outbox.Messages, message => message.Cause.Contains("ticket", StringComparison.OrdinalIgnoreCase));
        var states = await workspace.Connector.ReadAsync(workspace.Twins[(ticket, "ticket")], Cancellation);
        Assert.Equal("Resolved", states[0].Fields["state"]);
        Assert.Equal(["2021-03-01T09:00:00Z", "2021-03-01T10:00:00Z", "2021-03-01T10:00:01Z"],
            states.Skip(1).Take(3).Select(state => state.Fields["created_at"]));
    }

    /// <summary>Files are compared byte by byte by the pipeline, whose tests hold their promises.</summary>
    internal static bool IsHeldByATwin(Promise promise) => promise.Check != PromiseCheck.None && promise.TwinType != FilePromise.TwinType;

    [Fact]
    public async Task Load_ThenFind_RecognisesEveryWrite()
    {
        await using var workspace = await EmulatedWorkspace.StartAsync();
        await workspace.PrepareAsync();
        Fill(workspace);
        await workspace.LoadAsync();

        var missed = new List<string>();
        foreach (var key in workspace.Ledger.Keys)
        {
            foreach (var write in workspace.Compose(key).Writes)
            {
                var found = await workspace.Connector.FindAsync(write, workspace.Resolve(write), null, Cancellation);

                // Intercom shows no tags on tickets; tagging one again changes nothing, so it may be sent again.
                if (write.Operation == "tag" && found is Lookup.Absent)
                {
                    continue;
                }

                if (found is not Lookup.Found hit || (write.Creates is { } type && hit.Twin != workspace.Twins[(key, type)] && write.Name is "create" or "reply"))
                {
                    missed.Add($"{key} {write.Name}: {found}");
                }
            }
        }

        Assert.Empty(missed);
    }

    [Fact]
    public async Task Load_ThenScan_NamesOurKeys()
    {
        await using var workspace = await EmulatedWorkspace.StartAsync();
        await workspace.PrepareAsync();
        Fill(workspace);
        await workspace.LoadAsync();

        var keys = new HashSet<(string, RecordKey)>();
        await foreach (var twin in workspace.Connector.ScanAsync(workspace.Ledger.Plan, Cancellation))
        {
            if (twin.ExternalKey is { } key)
            {
                keys.Add((twin.Twin.Type, key));
            }
        }

        Assert.Superset(
            workspace.Twins.Where(pair => pair.Key.Type is "contact" or "company" or "ticket" or "task-ticket" or "conversation")
                .Select(pair => (pair.Key.Type, pair.Key.Key)).ToHashSet(),
            keys);
    }

    [Fact]
    public async Task Remove_InReverse_RestoresTheFingerprint()
    {
        await using var workspace = await EmulatedWorkspace.StartAsync();
        await workspace.PrepareAsync();
        var before = await workspace.Connector.FingerprintAsync(Cancellation);
        Fill(workspace);
        await workspace.LoadAsync();
        Assert.NotEqual(before, await workspace.Connector.FingerprintAsync(Cancellation));

        var writes = workspace.Ledger.Keys.SelectMany(key => workspace.Compose(key).Writes.Select(write => (key, write)))
            .OrderByDescending(row => row.write.Phase).ThenByDescending(row => row.write.Order).ToList();
        foreach (var (key, write) in writes)
        {
            var twin = write.Creates is { } type ? workspace.Twins[(key, type)] : null;
            var removal = await workspace.Connector.RemoveAsync(write, workspace.Resolve(write), twin, Cancellation);
            Assert.False(removal is Removal.Skipped, $"{key} {write.Name}: {removal}");
        }

        Assert.Equal(before, await workspace.Connector.FingerprintAsync(Cancellation));
    }

    /// <summary>One of everything that the composers treat differently; answers the ticket.</summary>
    internal static RecordKey Fill(EmulatedWorkspace workspace)
    {
        var ledger = workspace.Ledger;
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
        Message(ledger, ticket, "1", "Email", "Inbound", "2021-03-01T09:00:00Z", "ada@example.com", "7", "<p>1 &lt; 2?</p>");
        var reply = Message(ledger, ticket, "2", "Email", "Outbound", "2021-03-01T10:00:00Z", "", "7", "<p>Yes</p>");
        Message(ledger, ticket, "3", "Note", "", "2021-03-01T10:00:00Z", "", "8", "<p>Same second</p>");
        var task = ledger.Add(SampleSource.Tasks, "50", ("subject", SampleSource.Text("Call back")), ("status", SampleSource.Option("Open")),
            ("due", new FieldValue.Date(new DateOnly(2021, 4, 1))));
        ledger.Link(task, LinkRole.Parent, ada);
        Message(ledger, task, "4", "Email", "Inbound", "2021-03-02T09:00:00Z", "ada@example.com", "7", "<p>On the task</p>");
        Message(ledger, ada, "5", "Call", "Inbound", "2021-02-01T09:00:00Z", "", "7", "<p>Rang</p>");
        Message(ledger, ada, "6", "Text message", "Inbound", "2021-02-01T09:30:00Z", "", "7", "Hi\nthere");
        Message(ledger, ada, "7", "Note", "", "2021-02-01T09:40:00Z", "", "9", "<p>Remember</p>");
        Message(ledger, org, "8", "Note", "", "2021-02-02T09:00:00Z", "", "8", "<p>About the firm</p>");
        var hash = workspace.Store([1, 2, 3]);
        ledger.Attach(reply, "501", "a.pdf", 3, hash);
        ledger.Attach(ticket, "502", "b.pdf", 3, hash);
        ledger.Attach(ada, "503", "c.pdf", 3, hash);
        return ticket;
    }

    internal static RecordKey Message(
        SampleLedger ledger, RecordKey parent, string id, string type, string direction, string at, string from, string by, string body)
    {
        var key = ledger.Add(SampleSource.Messages, id, ("type", SampleSource.Option(type)), ("subject", SampleSource.Text($"Subject {id}")),
            ("body", new FieldValue.Html(body)), ("at", SampleSource.At(at)),
            ("direction", direction.Length > 0 ? SampleSource.Option(direction) : FieldValue.Empty.Value), ("from", SampleSource.Text(from)), ("by", SampleSource.Agent(by)));
        ledger.Link(key, LinkRole.Parent, parent);
        return key;
    }

    internal static async Task<IEnumerable<string>> BrokenAsync(EmulatedWorkspace workspace, RecordKey key, Promise promise)
    {
        if (!workspace.Twins.TryGetValue((key, promise.TwinType!), out var twin))
        {
            return [$"{key} {promise.Field}: no twin {promise.TwinType}"];
        }

        var states = await workspace.Connector.ReadAsync(twin.Readable(), Cancellation);
        var found = states.FirstOrDefault(state => state.Twin == twin)?.Fields.GetValueOrDefault(promise.Destination!) ?? "";
        var holds = promise.Check switch
        {
            PromiseCheck.Equals => found == promise.Expected,
            PromiseCheck.Contains => found.Contains(promise.Expected, StringComparison.Ordinal),
            PromiseCheck.Lines => $"\n{found}\n".Contains($"\n{promise.Expected}\n", StringComparison.Ordinal),
            _ => found.Split(',').Zip(promise.Expected.Split(',').Select(RecordKey.Parse)).All(pair =>
                workspace.Twins.Any(known => known.Key.Item1 == pair.Second && known.Value.Print() == pair.First)),
        };
        return holds ? [] : [$"{key} {promise.Field} -> {promise.Destination}: expected '{promise.Expected}', found '{found}'"];
    }
}
