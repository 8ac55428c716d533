using System.Collections.Concurrent;
using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Verifying;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;
using Workbench.Ledger;
using Workbench.Ledger.Changes;

namespace Workbench.Contract.Tests;

/// <summary>What every destination connector must do, whatever its vendor is.</summary>
internal sealed class DestinationContract(DestinationSubject subject, PreparedMigrations prepared, CancellationToken cancellation)
{
    /// <summary>From so many on, a connector may turn a list of everything round.</summary>
    private const int MoreThanFew = 60;

    private static readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyDictionary<string, long>>>> CleanCounts = new(StringComparer.Ordinal);

    /// <summary>Names of all promises, in the order of <see cref="RunAsync"/>'s cases.</summary>
    public static IReadOnlyList<string> Promises { get; } =
    [
        "waits-for-seconds", "waits-until-a-date", "survives-500", "survives-cuts", "writes-once", "finds-its-own", "removes-only-its-own", "stops-when-cancelled",
        "accounts-for-every-field", "lists-both-sides", "keeps-secrets", "intends-what-it-creates",
    ];

    public Task RunAsync(string promise) => promise switch
    {
        "waits-for-seconds" => LoadThroughAsync("429(1)@5x3,429(1)@40x2,429%0.02"),
        "waits-until-a-date" => LoadThroughAsync("429-date(1)@5x2,429-date(1)@40"),
        "survives-500" => LoadThroughAsync("500@10x2,500-after%0.03:POST /*"),
        "survives-cuts" => LoadThroughAsync("cut-after%0.04:POST /*,cut-before%0.02:POST /*"),
        "writes-once" => WriteOnceAsync(),
        "finds-its-own" => FindItsOwnAsync(),
        "removes-only-its-own" => RemoveOnlyItsOwnAsync(),
        "stops-when-cancelled" => StopWhenCancelledAsync(),
        "accounts-for-every-field" => AccountForEveryFieldAsync(),
        "lists-both-sides" => ListBothSidesAsync(),
        "keeps-secrets" => KeepSecretsAsync(),
        "intends-what-it-creates" => IntendWhatItCreatesAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(promise), promise, "No such promise."),
    };

    private async Task LoadThroughAsync(string faults)
    {
        var wanted = await CleanCountsAsync();
        await using var migration = await prepared.CopyAsync(subject, cancellation);
        migration.Destination.Account.Emulator.Faults = FaultPlan.Parse(faults);
        await migration.LoadAsync();

        Assert.Contains(migration.Destination.Account.Emulator.Log.Last, request => request.Fault is not null);
        migration.Destination.Account.Emulator.Faults = FaultPlan.None;
        await migration.ReconcileAsync();
        RequireClean(migration);
        Assert.Equal(wanted, Counts(migration));
    }

    /// <summary>An intent that a crash leaves behind makes whatever stands there ours, so nothing has one that stood there before.</summary>
    private async Task IntendWhatItCreatesAsync()
    {
        const string created = "created";
        const string intended = "intended";
        await using var migration = await prepared.CopyAsync(subject, cancellation);
        var first = ProvisionStates(migration);

        Assert.NotEmpty(Names(first, created));
        Assert.Equal(Names(first, created), Names(first, intended));
        await RequireIntentsFirstAsync(migration.Known);

        await migration.BeginAsync("second");
        var second = ProvisionStates(migration);

        Assert.NotEmpty(second);
        Assert.Empty(Names(second, created));
        Assert.Empty(Names(second, intended));

        // For a family of tags nothing is created before the load.
        static IEnumerable<string> Names(IEnumerable<(string Name, string State)> moves, string state) => moves
            .Where(move => move.State == state && !move.Name.StartsWith("tags:", StringComparison.Ordinal))
            .Select(move => move.Name)
            .Order(StringComparer.Ordinal);
    }

    /// <summary>A process that dies between the two must leave the intent behind, never the creation alone.</summary>
    private async Task RequireIntentsFirstAsync(Preparation known)
    {
        await using var connection = await Connection.StartAsync(subject.Name, subject.Emulator, Migration.Sample, cancellation);
        var connector = connection.Open(subject.Entry);
        var schema = await connector.DiscoverAsync(cancellation);
        var changed = 0;
        foreach (var provision in connector.Provisioning(known.Plan, known.Discovery.Source, schema).Where(provision => provision.Manual is null))
        {
            var before = connection.Account.Emulator.Fingerprint();
            string? atIntent = null;
            await connector.ProvisionAsync(provision, Intend, cancellation);
            if (connection.Account.Emulator.Fingerprint() != before)
            {
                changed++;
                Assert.Equal(before, atIntent);
            }

            Task Intend()
            {
                atIntent = connection.Account.Emulator.Fingerprint();
                return Task.CompletedTask;
            }
        }

        Assert.NotEqual(0, changed);
    }

    private static IReadOnlyList<(string Name, string State)> ProvisionStates(Migration migration) =>
    [
        .. migration.Read.Events().Where(row => row.Change == nameof(LedgerChange.ProvisionMoved))
            .Select(row => JsonDocument.Parse(row.Data).RootElement)
            .Select(move => (move.GetProperty("name").GetString()!, move.GetProperty("state").GetString()!)),
    ];

    private async Task WriteOnceAsync()
    {
        await using var migration = await prepared.CopyAsync(subject, cancellation);
        await migration.LoadAsync();
        var fingerprint = migration.Destination.Account.Emulator.Fingerprint();

        await migration.LoadAsync();

        Assert.Equal(fingerprint, migration.Destination.Account.Emulator.Fingerprint());
        RequireLoaded(migration);
    }

    private async Task FindItsOwnAsync()
    {
        await using var migration = await prepared.CopyAsync(subject, cancellation);
        await migration.LoadAsync();
        var before = Counts(migration);

        // Searches of some vendors lag: by the time a run folder is lost and replaced, they have caught up.
        migration.Destination.Account.Emulator.Faults = FaultPlan.Parse("clock-skew(900)@1");
        await migration.BeginAsync("second");
        await migration.LoadAsync();

        Assert.Equal(before, Counts(migration));
        await migration.ReconcileAsync();
        RequireClean(migration);
    }

    private async Task RemoveOnlyItsOwnAsync()
    {
        await using var migration = await prepared.CopyAsync(subject, cancellation);
        var before = Foreign(migration);
        await migration.LoadAsync();

        await migration.RollBackAsync();

        Assert.NotEmpty(before);
        Assert.Equal(before, Foreign(migration));
        Assert.DoesNotContain(migration.Read.UndoableWrites(), row => row.State == WriteState.Done && migration.Read.Removals().All(removed => removed.Key != row.Key));
        Assert.Equal(0, migration.Destination.Account.Emulator.Outbox.Count);
    }

    private async Task StopWhenCancelledAsync()
    {
        var wanted = await CleanCountsAsync();
        await using var migration = await prepared.CopyAsync(subject, cancellation);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var emulator = migration.Destination.Account.Emulator;
        var before = emulator.Log.Total;
        var load = migration.LoadAsync(stop.Token);
        while (emulator.Log.Total < before + 60 && !load.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), cancellation);
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => load);

        await migration.LoadAsync();
        await migration.ReconcileAsync();
        RequireClean(migration);
        Assert.Equal(wanted, Counts(migration));
    }

    /// <summary>Every field has a verdict; files are verified by hash; a time that could not be kept is an expected loss by that name.</summary>
    private async Task AccountForEveryFieldAsync()
    {
        await using var migration = await prepared.CopyAsync(subject, cancellation);
        await migration.LoadAsync();
        await migration.ReconcileAsync();

        RequireClean(migration);
        var verdicts = migration.Read.Verdicts().ToList();
        Assert.All(
            verdicts.Where(verdict => verdict.Class is VerdictClass.ExpectedLoss or VerdictClass.NotMigratable),
            verdict => Assert.True(verdict.Reason is { Length: > 0 }, $"{verdict.Key} {verdict.Field} is lost for no reason"));
        Assert.Contains(verdicts, verdict => verdict.Key.Kind == Core.Records.Kind.Attachment && verdict.Class is VerdictClass.Equal or VerdictClass.EqualAfterTransform);
        Assert.All(
            verdicts.Where(verdict => verdict.Reason == ReasonCode.CannotBackdate), verdict => Assert.Equal(VerdictClass.ExpectedLoss, verdict.Class));
    }

    /// <summary>Links from their second side are the same, whether one twin's list is asked for or those of many; what is not there has none.</summary>
    private async Task ListBothSidesAsync()
    {
        await using var migration = await prepared.CopyAsync(subject, cancellation);
        await migration.LoadAsync();

        var seen = 0;
        foreach (var link in migration.Connector.BackLinks)
        {
            var twins = migration.Read.Entries().SelectMany(entry => migration.Read.Twins(entry.Key))
                .Where(twin => !twin.Removed && twin.Twin.Type == link.Of).Select(twin => twin.Twin.Id).Distinct().ToList();
            var many = new List<IReadOnlyList<string>>();
            foreach (var together in twins.Concat(Enumerable.Range(0, MoreThanFew).Select(number => $"99999999{number:D4}")).Chunk(link.Together))
            {
                many.AddRange(await migration.Connector.ReadBackLinksAsync(link, together, link.TwinTypes.Sum(migration.Read.TwinsOf), cancellation));
            }

            for (var index = 0; index < twins.Count; index++)
            {
                var alone = Assert.Single(await migration.Connector.ReadBackLinksAsync(link, [twins[index]], 1, cancellation));
                Assert.Equal(alone.Order(), many[index].Order());
                seen += alone.Count;
            }

            Assert.All(many.Skip(twins.Count), Assert.Empty);
        }

        Assert.True(seen > 0, "no list showed a link");
    }

    private async Task KeepSecretsAsync()
    {
        const string secret = "hunter2-very-secret";
        await using var connection = await Connection.StartAsync(subject.Name, subject.Emulator, new BuiltInSample(0.1), cancellation);
        var destination = connection.Open(subject.Entry, secret);
        var error = await Assert.ThrowsAnyAsync<WorkbenchException>(() => destination.DiscoverAsync(cancellation));
        Assert.DoesNotContain(secret, error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, connection.Scrubber.Scrub($"the token {secret} is wrong"), StringComparison.Ordinal);
        Assert.True(error is ConnectorException, error.GetType().Name);
    }

    /// <summary>What a load without any fault leaves; measured once per destination.</summary>
    private Task<IReadOnlyDictionary<string, long>> CleanCountsAsync() =>
        CleanCounts.GetOrAdd(subject.Name, _ => new Lazy<Task<IReadOnlyDictionary<string, long>>>(LoadCleanlyAsync)).Value;

    private async Task<IReadOnlyDictionary<string, long>> LoadCleanlyAsync()
    {
        await using var migration = await prepared.CopyAsync(subject, cancellation);
        await migration.LoadAsync();
        return Counts(migration);
    }

    /// <summary>Documents by collection; the emulator's own bookkeeping begins with an underscore.</summary>
    private static SortedDictionary<string, long> Counts(Migration migration)
    {
        var store = migration.Destination.Account.Emulator.Store;
        return new SortedDictionary<string, long>(
            store.Collections().Where(name => name[0] != '_').ToDictionary(name => name, store.Count), StringComparer.Ordinal);
    }

    /// <summary>Documents that name somebody who has nothing to do with the source.</summary>
    private static IReadOnlyList<string> Foreign(Migration migration)
    {
        var store = migration.Destination.Account.Emulator.Store;
        return [.. store.Collections().Where(name => name[0] != '_')
            .SelectMany(name => store.Scan(name).Where(document => document.Body.ToJsonString().Contains("bystander", StringComparison.OrdinalIgnoreCase)).Select(document => $"{name}/{document.Id}"))
            .Order(StringComparer.Ordinal)];
    }

    private static void RequireLoaded(Migration migration) => Assert.All(
        migration.Read.Counts(), count => Assert.True(
            count.State is not (EntryState.Rejected or EntryState.InDoubt or EntryState.Sending or EntryState.Waiting or EntryState.Mapped), $"{count.Records} {count.Kind} are {count.State}"));

    private static void RequireClean(Migration migration)
    {
        RequireLoaded(migration);
        var bad = migration.Read.Verdicts().Where(verdict => verdict.Class is VerdictClass.Defect or VerdictClass.InDoubt).Take(5).ToList();
        Assert.True(bad.Count == 0, string.Join('\n', bad));
    }
}
