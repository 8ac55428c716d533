using Workbench.Ledger;
using Workbench.Pipeline.Extract;
using Workbench.Pipeline.Load;
using Workbench.Pipeline.Map;
using Workbench.Pipeline.SignOff;

namespace Workbench.Pipeline.Delta;

/// <summary>
/// One round of catching up: a full re-scan, compared by hash; what is new or changed is mapped and loaded, with what an earlier load left due. Rounds are repeated until one finds
/// nothing, or no more than was signed for.
/// </summary>
/// <param name="permit">Leave to load this environment; it carries the plan and the schemas to catch up by.</param>
public sealed class DeltaStep(MigrationEnvironment environment, LoadOptions options, WritePermit permit)
{
    /// <summary>Runs one round.</summary>
    public async Task<DeltaRound> RunAsync(CancellationToken cancellation)
    {
        permit.Require(WritePurpose.Load, environment, permit.Plan);
        var round = await new DeltaScan(environment, DeltaTerms.Of(permit)).RunAsync(cancellation);
        var (isAnyExtracted, isAnyDue) = Waiting();
        if (!round.IsEmpty || isAnyExtracted)
        {
            await new FilesStep(environment, permit.Source).RunAsync(cancellation);
            await new MapStep(environment, permit.Plan, permit.Source, permit.Destination).RunAsync(null, cancellation, key => !options.Holds(key));
        }

        if (!round.IsEmpty || isAnyDue || DueWrites.Count(environment.Read, options) > 0)
        {
            await new LoadStep(environment, permit.Plan, options, permit).RunAsync(cancellation);
        }

        return round with { Waiting = DueWrites.Count(environment.Read, options) };
    }

    /// <summary>Records that an extraction outside of any round has brought are carried over too.</summary>
    private (bool IsAnyExtracted, bool IsAnyDue) Waiting()
    {
        var isAny = false;
        foreach (var entry in environment.Read.Entries(states: [EntryState.Extracted]).Where(entry => !options.Holds(entry.Key)))
        {
            isAny = true;
            if (!DeltaScan.IsReaddressed(entry, environment.Read))
            {
                return (true, true);
            }
        }

        return (isAny, false);
    }
}
