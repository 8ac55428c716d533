using Workbench.Core.Records;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Reconcile;

/// <summary>
/// Reads every twin back and gives every field of every record one verdict, then looks at the links from their second side. A mismatch is read
/// a second time after a settle delay, so that a lagging destination is not called a defect.
/// </summary>
public sealed class ReconcileStep(MigrationEnvironment environment, ReconcileOptions options)
{
    /// <summary>The step as which it enters the log.</summary>
    public const string Step = "reconcile";

    private const string Began = "began";

    private readonly RecordJudge judge = new(environment.Read, environment.Destination.WritingTime);
    private readonly TwinReader reader = new(environment);

    /// <summary>Judges all records, or only those that <paramref name="isIncluded"/> admits (a sample, which is judged again as a whole where it was stopped).</summary>
    public Task<Reconciled> RunAsync(Func<RecordKey, bool>? isIncluded, CancellationToken cancellation) => isIncluded is null
        ? MarkedAsync(environment.Read.PromisesByContainer(), environment.Read.Records(), cancellation)
        : JudgeAsync(environment.Read.PromisesByContainer().Where(row => isIncluded(row.Key)), environment.Read.Records(), cancellation);

    /// <summary>
    /// Judges what something happened to since its verdicts, and its neighbours in the same container; the other verdicts stand. Where the last
    /// run did not end, all records are judged: their fields may have verdicts that their links, seen from the second side, were still to change.
    /// </summary>
    public Task<Reconciled> RunOnChangedAsync(CancellationToken cancellation) => environment.Read.Steps(Step).LastOrDefault() is { State: Began }
        ? RunAsync(null, cancellation)
        : MarkedAsync(environment.Read.PromisesByContainer(onlyChanged: true), null, cancellation);

    /// <summary>The log says when it began and when all of it was done.</summary>
    private async Task<Reconciled> MarkedAsync(IEnumerable<PromiseRow> rows, long? total, CancellationToken cancellation)
    {
        await environment.Ledger.CommitAsync([new LedgerChange.StepMoved(Step, Began, new Dictionary<string, long>())], cancellation);
        var judged = await JudgeAsync(rows, total, cancellation);
        await environment.Ledger.CommitAsync([new LedgerChange.StepMoved(Step, "ended", new Dictionary<string, long> { ["records"] = judged.Records })], cancellation);
        return judged;
    }

    private async Task<Reconciled> JudgeAsync(IEnumerable<PromiseRow> rows, long? total, CancellationToken cancellation)
    {
        var meter = new ProgressMeter(environment, Step, total, () => environment.Destination.Quota);
        var log = new VerdictLog(environment.Ledger);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency, CancellationToken = cancellation, TaskScheduler = TaskScheduler.Current };
        var second = new SecondSide(environment, options);
        var batches = ContainerGroups.Batches(ContainerGroups.Of(second.Noted(rows)), environment.Destination.ReadTogether);
        await Parallel.ForEachAsync(batches, parallel, async (batch, token) =>
        {
            await log.AddAsync(await JudgeAsync(batch, token), token);
            meter.Add(batch.Sum(group => group.Count));
        });
        await log.FinishAsync();
        var links = await second.JudgeAsync(cancellation);
        meter.Finish();
        return new Reconciled(meter.Done, links);
    }

    private async Task<IReadOnlyList<LedgerChange>> JudgeAsync(IReadOnlyList<IReadOnlyList<PromiseRow>> groups, CancellationToken cancellation)
    {
        var shown = await reader.ReadAsync(groups, cancellation);
        var verdicts = groups.Select((rows, index) => judge.Judge(rows, shown[index])).ToList();
        var doubtful = Enumerable.Range(0, groups.Count).Where(index => verdicts[index].Any(record => record.HasDefect)).ToList();
        if (doubtful.Count > 0)
        {
            await Task.Delay(options.SettleDelay, environment.Clock, cancellation);
            foreach (var index in doubtful)
            {
                var again = judge.Judge(groups[index], await reader.ReadAsync(groups[index], cancellation));
                verdicts[index] = [.. verdicts[index].Select((first, row) => first.HasDefect ? again[row] : first)];
            }
        }

        return [.. groups.Zip(verdicts).SelectMany(pair => pair.First.Zip(pair.Second, (row, given) => new LedgerChange.VerdictsGiven(row.Key, given.All)))];
    }
}

/// <summary>What a reconciliation looked at.</summary>
/// <param name="Records">Records judged.</param>
/// <param name="Links">Their links, by the sides from which the destination shows them.</param>
public sealed record Reconciled(long Records, LinkSides Links);

/// <summary>How reconciliation behaves.</summary>
/// <param name="SettleDelay">Wait before a mismatch is read a second time.</param>
public sealed record ReconcileOptions(TimeSpan SettleDelay, int Concurrency = 16);
