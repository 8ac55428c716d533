using Workbench.Connectors.Tests.Intercom;
using Workbench.Core.Hashing;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Emulators.Gorgias;

namespace Workbench.Connectors.Tests.Gorgias;

/// <summary>Whole loads against the emulator: every promise is found in the read-back, and nobody is notified.</summary>
public sealed class GorgiasLoadTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("no")]
    [InlineData("yes")]
    public async Task Load_SmallAccount_KeepsEveryPromise(string latestChange)
    {
        await using var shop = await EmulatedShop.StartAsync();
        await shop.PrepareAsync(("latestChangeNote", latestChange));
        var ticket = GorgiasSamples.Fill(shop);

        await shop.LoadAsync();

        var broken = new List<string>();
        foreach (var key in shop.Ledger.Keys)
        {
            foreach (var promise in shop.Compose(key).Promises.Where(promise => promise.Check != PromiseCheck.None && promise.TwinType != FilePromise.TwinType))
            {
                broken.AddRange(await BrokenAsync(shop, key, promise));
            }
        }

        Assert.Empty(broken);
        Assert.Empty(shop.Emulator.Outbox.Messages);
        var states = await shop.Connector.ReadAsync(shop.Twins[(ticket, "ticket")], Cancellation);
        Assert.Equal("closed (Closed)", states[0].Fields["status-in-words"]);
        Assert.Equal(latestChange == "yes", states[0].Fields["note"].Contains("Latest change in the source: status Closed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Load_TicketWithMessages_IsOneCall()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        GorgiasSamples.Fill(shop);

        await shop.LoadAsync();

        Assert.Single(shop.Emulator.Log.Last, request => request is { Method: "POST", Path: "/api/tickets" });
        Assert.DoesNotContain(shop.Emulator.Log.Last, request => request.Method == "POST" && request.Path.EndsWith("/messages", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Load_Files_AreTheSameBytes()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var ticket = GorgiasSamples.Fill(shop);
        await shop.LoadAsync();

        var files = (await shop.Connector.ReadAsync(shop.Twins[(ticket, "ticket")], Cancellation)).SelectMany(state => state.Files).ToList();

        Assert.Equal(["b.pdf", "größe \"a\".pdf"], files.Select(file => file.FileName).Order(StringComparer.Ordinal));
        foreach (var file in files)
        {
            await using var hash = new HashingStream();
            var answer = await shop.Connector.DownloadAsync(file, hash, Cancellation);
            Assert.Equal((3, null, Sha256Hex.Of([1, 2, 3])), (answer.Bytes, answer.Failure, hash.Finish()));
        }
    }

    [Fact]
    public async Task Load_ThenFind_RecognisesEveryWrite()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        GorgiasSamples.Fill(shop);
        await shop.LoadAsync();

        var missed = new List<string>();
        foreach (var key in shop.Ledger.Keys)
        {
            foreach (var write in shop.Compose(key).Writes)
            {
                var found = await shop.Connector.FindAsync(write, shop.Resolve(write), null, Cancellation);
                if (found is not Lookup.Found hit || hit.Twin != shop.Twins[(key, write.Creates!)])
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
        await using var shop = await EmulatedShop.PreparedAsync();
        GorgiasSamples.Fill(shop);
        await shop.LoadAsync();

        var keys = new HashSet<(string, RecordKey)>();
        var natural = new List<string?>();
        await foreach (var twin in shop.Connector.ScanAsync(shop.Ledger.Plan, Cancellation))
        {
            natural.Add(twin.NaturalKey);
            if (twin.ExternalKey is { } key)
            {
                keys.Add((twin.Twin.Type, key));
            }
        }

        Assert.Contains("email:grace@example.com", natural);
        Assert.Superset(shop.Twins.Keys.Where(key => key.Key.Kind is Kind.Contact or Kind.Ticket).Select(key => (key.Type, key.Key)).ToHashSet(), keys);
    }

    [Fact]
    public async Task Remove_InReverse_RestoresTheFingerprint()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var before = await shop.Connector.FingerprintAsync(Cancellation);
        GorgiasSamples.Fill(shop);
        await shop.LoadAsync();
        Assert.NotEqual(before, await shop.Connector.FingerprintAsync(Cancellation));

        var writes = shop.Ledger.Keys.SelectMany(key => shop.Compose(key).Writes.Select(write => (key, write)))
            .Where(row => row.write.Operation != "message.create")
            .OrderByDescending(row => row.write.Phase).ToList();
        foreach (var (key, write) in writes)
        {
            Assert.IsType<Removal.Gone>(await shop.Connector.RemoveAsync(write, shop.Resolve(write), shop.Twins[(key, write.Creates!)], Cancellation));
        }

        Assert.Equal(before, await shop.Connector.FingerprintAsync(Cancellation));
    }

    [Fact]
    public async Task Unprovision_Everything_FreesTheSlotsAndIsTakenIntoUseAgain()
    {
        await using var shop = await EmulatedShop.StartAsync();
        var before = await shop.Connector.DiscoverAsync(Cancellation);
        await shop.PrepareAsync();
        var rows = shop.Connector.Provisioning(shop.Ledger.Plan, SampleSource.Schema, before);
        var made = new Dictionary<string, TwinRef>();
        foreach (var row in rows)
        {
            var answer = await shop.Connector.ProvisionAsync(row, () => Task.CompletedTask, Cancellation);
            Assert.False(answer.Created, row.Name);
            made[row.Name] = answer.Twin!;
        }

        foreach (var row in rows)
        {
            await shop.Connector.UnprovisionAsync(row, made[row.Name], Cancellation);
        }

        Assert.Equal(before.Hash(), (await shop.Connector.DiscoverAsync(Cancellation)).Hash());
        var again = await shop.Connector.ProvisionAsync(rows[0], () => Task.CompletedTask, Cancellation);
        Assert.Equal((made[rows[0].Name], true), (again.Twin, again.Created));
    }

    [Fact]
    public async Task Update_ChangedTicket_ReachesFieldsNoteAndStatus()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var ticket = GorgiasSamples.Fill(shop);
        await shop.LoadAsync();
        var create = shop.Compose(ticket).Writes[0];
        GorgiasSamples.Ticket(shop, "9001", RecordKey.Parse("ivinex/contact/20481"), ("status", SampleSource.Option("Waiting")),
            ("body", new FieldValue.Html("<p>Changed</p>")), ("priority", SampleSource.Option("Low")));

        var changed = shop.Compose(ticket);
        var answer = await shop.SendAsync(ticket, changed.Writes[0], shop.Twins[(ticket, "ticket")]);

        Assert.IsType<WriteAnswer.Done>(answer);
        Assert.NotEqual(create.Body.GetRawText(), changed.Writes[0].Body.GetRawText());
        var broken = new List<string>();
        foreach (var promise in changed.Promises.Where(promise => promise.Check != PromiseCheck.None))
        {
            broken.AddRange(await BrokenAsync(shop, ticket, promise));
        }

        Assert.Empty(broken);
        var state = (await shop.Connector.ReadAsync(shop.Twins[(ticket, "ticket")], Cancellation))[0];
        Assert.Equal("open (Waiting)", state.Fields["status-in-words"]);
        Assert.DoesNotContain("assignee_user", state.Fields.Keys);
        Assert.Empty(shop.Emulator.Outbox.Messages);
    }

    private static async Task<IEnumerable<string>> BrokenAsync(EmulatedShop shop, RecordKey key, Promise promise)
    {
        if (!shop.Twins.TryGetValue((key, promise.TwinType!), out var twin))
        {
            return [$"{key} {promise.Field}: no twin {promise.TwinType}"];
        }

        var states = await shop.Connector.ReadAsync(twin.Readable(), Cancellation);
        var found = states.FirstOrDefault(state => state.Twin == twin)?.Fields.GetValueOrDefault(promise.Destination!) ?? "";
        var holds = promise.Check switch
        {
            PromiseCheck.Equals => found == promise.Expected,
            PromiseCheck.Contains => found.Contains(promise.Expected, StringComparison.Ordinal),
            PromiseCheck.Lines => $"\n{found}\n".Contains($"\n{promise.Expected}\n", StringComparison.Ordinal),
            _ => found == shop.Twins[(RecordKey.Parse(promise.Expected), "customer")].Print(),
        };
        return holds ? [] : [$"{key} {promise.Field} -> {promise.Destination}: expected '{promise.Expected}', found '{found}'"];
    }
}
