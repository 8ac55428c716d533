using Workbench.Ledger.Changes;
using Workbench.Pipeline.Delta;
using Workbench.Pipeline.Map;
using Workbench.Pipeline.Reconcile;

namespace Workbench.Pipeline.Hypercare;

/// <summary>
/// Looks at both accounts on a later day, and says what changed since the cut-over and on which side. Writes to neither; what it finds in the
/// source waits for a replay, which counts from the same mark.
/// </summary>
public sealed class RecheckStep(MigrationEnvironment environment, DeltaTerms terms, ReconcileOptions options)
{
    /// <summary>The step as which it enters the log.</summary>
    public const string Step = "hypercare recheck";

    /// <summary>Looks at both sides.</summary>
    public async Task<RecheckResult> RunAsync(CancellationToken cancellation)
    {
        var book = new FindingBook(environment.Ledger);
        var twins = await new TwinWatch(environment, options).RunAsync(cancellation);
        await book.TakeAsync(twins, cancellation);
        var round = await new DeltaScan(environment, terms).RunAsync(cancellation);
        await book.TakeAsync(environment.Read.Differences(round.Scan), cancellation);

        // A file whose link was only renewed is as loaded as it was.
        await new MapStep(environment, terms.Plan, terms.Source, terms.Destination).RunAsync(
            null, cancellation, key => environment.Read.Entry(key) is { State: Ledger.EntryState.Extracted } entry && DeltaScan.IsReaddressed(entry, environment.Read));
        var result = new RecheckResult(round, twins.Count(twin => !twin.IsGone), twins.Count(twin => twin.IsGone));
        await environment.Ledger.CommitAsync([new LedgerChange.StepMoved(Step, "ended", result.ToCounts())], cancellation);
        return result;
    }
}

/// <summary>What changed since the cut-over.</summary>
/// <param name="Source">Source records that were created, changed or removed.</param>
/// <param name="Edited">Records whose twins people have worked on.</param>
/// <param name="Gone">Records whose twins were removed.</param>
public sealed record RecheckResult(DeltaRound Source, long Edited, long Gone)
{
    internal IReadOnlyDictionary<string, long> ToCounts() => new Dictionary<string, long>
    {
        ["source"] = Source.Total, ["edited"] = Edited, ["gone"] = Gone,
    };
}
