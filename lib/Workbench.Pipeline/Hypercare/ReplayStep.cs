using System.Collections.Frozen;
using Workbench.Core.Records;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;
using Workbench.Pipeline.Delta;
using Workbench.Pipeline.Load;
using Workbench.Pipeline.Map;
using Workbench.Pipeline.Reconcile;
using Workbench.Pipeline.SignOff;

namespace Workbench.Pipeline.Hypercare;

/// <summary>
/// Carries over what was missed: source records that were created or changed after the last round, and rejects. A record whose twin people have
/// worked on, or removed, is not written: it is listed, and somebody decides.
/// </summary>
/// <param name="permit">Leave to load this environment.</param>
public sealed class ReplayStep(MigrationEnvironment environment, LoadOptions options, ReconcileOptions reconciling, WritePermit permit)
{
    /// <summary>The step as which it enters the log.</summary>
    public const string Step = "hypercare replay";

    private static readonly EntryState[] Arrived = [EntryState.Loaded, EntryState.Verified, EntryState.Folded, EntryState.Inventoried];

    /// <summary>True for a record that has come or changed and was not carried over yet; a file with a renewed link is none.</summary>
    public static bool IsMissed(ILedgerReader read, RecordKey key) =>
        read.Entry(key) is { State: EntryState.Extracted } entry && !DeltaScan.IsReaddressed(entry, read);

    /// <summary>Replays.</summary>
    public async Task<ReplayResult> RunAsync(CancellationToken cancellation)
    {
        permit.Require(WritePurpose.Load, environment, permit.Plan);
        var book = new FindingBook(environment.Ledger);
        var touched = await new TwinWatch(environment, reconciling).RunAsync(cancellation);
        await book.TakeAsync(touched, cancellation);
        var careful = options with { Held = touched.Select(change => change.Key).ToFrozenSet() };
        var round = await new DeltaStep(environment, careful, permit).RunAsync(cancellation);
        await book.TakeAsync(environment.Read.Differences(round.Scan), cancellation);
        await RetryRejectsAsync(careful, cancellation);
        await new ReconcileStep(environment, reconciling).RunOnChangedAsync(cancellation);

        var (replayed, held) = await SettleAsync(round, touched.ToDictionary(change => change.Key, change => change.Detail), cancellation);
        var result = new ReplayResult(replayed, held, environment.Read.Rejects().LongCount(), DueWrites.Count(environment.Read, careful));
        await environment.Ledger.CommitAsync([CutOverGate.Ended(round), new LedgerChange.StepMoved(Step, "ended", result.ToCounts())], cancellation);
        return result;
    }

    private async Task RetryRejectsAsync(LoadOptions careful, CancellationToken cancellation)
    {
        var rejected = environment.Read.Rejects().Select(row => row.Key).Where(key => !careful.Held.Contains(key)).ToHashSet();
        if (rejected.Count > 0)
        {
            await new MapStep(environment, permit.Plan, permit.Source, permit.Destination).RunAsync(null, cancellation, rejected.Contains);
            await new LoadStep(environment, permit.Plan, careful, permit).RunAsync(cancellation);
        }
    }

    /// <summary>Moves the findings of the round on. What is gone from the source keeps its twin, and its finding stays open.</summary>
    private async Task<(long Replayed, long Held)> SettleAsync(DeltaRound round, Dictionary<RecordKey, string> touched, CancellationToken cancellation)
    {
        var (replayed, held) = (0L, 0L);
        var batch = new ChangeBatch(environment.Ledger, 500);
        foreach (var row in environment.Read.Differences(round.Scan).Where(row => environment.Read.Entry(row.Key) is { Deleted: false }))
        {
            var (state, detail) = touched.TryGetValue(row.Key, out var edit)
                ? (FindingProgress.Open, $"not replayed, because in the destination {edit}: decide by hand")
                : environment.Read.Entry(row.Key) is { } entry && Arrived.Contains(entry.State)
                    ? (FindingProgress.Replayed, "carried over")
                    : (FindingProgress.Open, $"not carried over: {environment.Read.Entry(row.Key)?.Reason ?? "see its state"}");
            replayed += state == FindingProgress.Replayed ? 1 : 0;
            held += edit is null ? 0 : 1;
            await batch.AddAsync(Moved(row, state, detail), cancellation);
        }

        await batch.FlushAsync(cancellation);
        return (replayed, held);
    }

    private static LedgerChange.FindingMoved Moved(DifferenceRow row, FindingProgress state, string detail) =>
        new(row.Key, FindingSide.Source, row.What.ToString().ToLowerInvariant(), state, FindingBook.Workbench, detail);
}

/// <summary>What a replay came to.</summary>
/// <param name="Replayed">Records carried over.</param>
/// <param name="Held">Records that were listed instead, because their twins are no longer as they were brought.</param>
/// <param name="Rejects">Rejects that stand.</param>
/// <param name="Waiting">Writes that are due and were not carried out, without those of records that were listed instead.</param>
public sealed record ReplayResult(long Replayed, long Held, long Rejects, long Waiting)
{
    internal IReadOnlyDictionary<string, long> ToCounts() => new Dictionary<string, long>
    {
        ["replayed"] = Replayed, ["held"] = Held, ["rejects"] = Rejects,
    };
}
