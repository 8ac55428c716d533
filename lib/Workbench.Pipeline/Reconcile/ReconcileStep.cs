using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Reconcile;

/// <summary>
/// Reads every twin back and gives every field of every record one verdict. A mismatch is read a second time after a settle delay, so
/// that a lagging destination is not called a defect.
/// </summary>
public sealed class ReconcileStep(MigrationEnvironment environment, ReconcileOptions options)
{
    private readonly PromiseJudge judge = new(environment.Read);
    private readonly TwinReader reader = new(environment);

    /// <summary>Judges all records, or only those that <paramref name="isIncluded"/> admits (a sample).</summary>
    /// <returns>Records judged.</returns>
    public Task<long> RunAsync(Func<RecordKey, bool>? isIncluded, CancellationToken cancellation) => JudgeAsync(
        environment.Read.PromisesByContainer().Where(row => isIncluded is null || isIncluded(row.Key)),
        environment.Read.Counts().Sum(count => count.Records),
        cancellation);

    /// <summary>Judges what something happened to since its verdicts, and its neighbours in the same container; the other verdicts stand.</summary>
    /// <returns>Records judged.</returns>
    public Task<long> RunOnChangedAsync(CancellationToken cancellation) =>
        JudgeAsync(environment.Read.PromisesByContainer(onlyChanged: true), null, cancellation);

    private async Task<long> JudgeAsync(IEnumerable<PromiseRow> rows, long? total, CancellationToken cancellation)
    {
        var meter = new ProgressMeter(environment, "reconcile", total, () => environment.Destination.Quota);
        var log = new VerdictLog(environment.Ledger);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency, CancellationToken = cancellation, TaskScheduler = TaskScheduler.Current };
        await Parallel.ForEachAsync(ContainerGroups.Of(rows), parallel, async (group, token) =>
        {
            await log.AddAsync(await JudgeAsync(group, token), token);
            meter.Add(group.Count);
        });
        await log.FinishAsync();
        meter.Finish();
        return meter.Done;
    }

    private async Task<IReadOnlyList<LedgerChange>> JudgeAsync(IReadOnlyList<PromiseRow> rows, CancellationToken cancellation)
    {
        var shown = await reader.ReadAsync(rows, cancellation);
        var strangers = Strangers(rows, shown);
        var verdicts = rows.Select(row => Judge(row, shown, strangers)).ToList();
        if (verdicts.Exists(HasDefect))
        {
            await Task.Delay(options.SettleDelay, environment.Clock, cancellation);
            shown = await reader.ReadAsync(rows, cancellation);
            strangers = Strangers(rows, shown);
            for (var index = 0; index < rows.Count; index++)
            {
                verdicts[index] = HasDefect(verdicts[index]) ? Judge(rows[index], shown, strangers) : verdicts[index];
            }
        }

        return [.. verdicts.Select((given, index) => new LedgerChange.VerdictsGiven(rows[index].Key, given))];
    }

    private static bool HasDefect(IReadOnlyList<Verdict> verdicts) => verdicts.Any(verdict => verdict.Class == VerdictClass.Defect);

    /// <summary>One verdict per field: it stands for all that was promised of it, so it is the worst.</summary>
    private IReadOnlyList<Verdict> Judge(PromiseRow row, ShownTwins shown, IReadOnlyList<TwinState> strangers)
    {
        var verdicts = new List<Verdict>(row.Promises.Count);
        var places = new Dictionary<string, int>(row.Promises.Count, StringComparer.Ordinal);
        foreach (var promise in row.Promises)
        {
            var verdict = Judge(row, promise, shown);
            if (places.TryAdd(promise.Field, verdicts.Count))
            {
                verdicts.Add(verdict);
            }
            else if (verdict.Class > verdicts[places[promise.Field]].Class)
            {
                verdicts[places[promise.Field]] = verdict;
            }
        }

        if (strangers.FirstOrDefault(state => judge.IsDouble(row, state)) is { } twice)
        {
            verdicts.Add(Doubled.Verdict(row, twice.Twin));
        }

        return verdicts;
    }

    /// <summary>What stands among these records and belongs to none: a customer's new reply, or a message that was written twice.</summary>
    private IReadOnlyList<TwinState> Strangers(IReadOnlyList<PromiseRow> rows, ShownTwins shown)
    {
        // What is shown alone is what was asked for by its id.
        if (shown.All.Count <= 1)
        {
            return [];
        }

        var own = rows.SelectMany(row => row.Twins).Select(twin => (twin.Twin.Type, twin.Twin.Id)).ToHashSet();
        return [.. shown.All.Where(state => !own.Contains((state.Twin.Type, state.Twin.Id)) && environment.Read.RecordOf(state.Twin) is null)];
    }

    private Verdict Judge(PromiseRow row, Promise promise, ShownTwins shown)
    {
        if (row.State is EntryState.Rejected or EntryState.Waiting or EntryState.Extracted or EntryState.Mapped)
        {
            return new Verdict(row.Key, promise.Field, VerdictClass.Defect, row.Reason ?? "not-loaded", promise.Expected);
        }

        if (row.State is EntryState.InDoubt or EntryState.Sending)
        {
            return new Verdict(row.Key, promise.Field, VerdictClass.InDoubt, row.Reason, promise.Expected);
        }

        if (row.State == EntryState.Excluded)
        {
            return new Verdict(row.Key, promise.Field, VerdictClass.NotMigratable, row.Reason);
        }

        if (promise.Check == PromiseCheck.None)
        {
            return new Verdict(row.Key, promise.Field, promise.Class, promise.Reason);
        }

        var candidates = shown.Of(row, promise.TwinType);
        if (judge.HoldsInAny(promise, candidates))
        {
            return new Verdict(row.Key, promise.Field, promise.Class, promise.Reason);
        }

        var isKept = IsKeptByItsOwner(row, promise)
            || environment.Read.Notes(row.Key).Any(note => note.Code == ReasonCode.ImmutableAfterLoad && note.Field == promise.Field);
        var (verdict, reason) = isKept && candidates.Count > 0
            ? (VerdictClass.ExpectedLoss, ReasonCode.ImmutableAfterLoad)
            : (VerdictClass.Defect, "mismatch");
        var found = candidates.Select(state => PromiseJudge.Found(promise, state)).FirstOrDefault(text => text is not null);
        return new Verdict(row.Key, promise.Field, verdict, reason, Shorten(promise.Expected), Shorten(found));
    }

    /// <summary>A twin that stood there before, created by an earlier migration or by people, keeps what only a create sets.</summary>
    private static bool IsKeptByItsOwner(PromiseRow row, Promise promise) => promise.IsFixed
        && row.Twins.Any(twin => twin.Twin.Type == promise.TwinType && twin.Origin is TwinOrigin.Adopted or TwinOrigin.Updated);

    private static string? Shorten(string? text) => text is { Length: > 500 } ? text[..500] : text;
}

/// <summary>How reconciliation behaves.</summary>
/// <param name="SettleDelay">Wait before a mismatch is read a second time.</param>
public sealed record ReconcileOptions(TimeSpan SettleDelay, int Concurrency = 16);
