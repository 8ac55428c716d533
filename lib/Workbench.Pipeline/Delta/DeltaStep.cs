using Workbench.Ledger;
using Workbench.Pipeline.Extract;
using Workbench.Pipeline.Load;
using Workbench.Pipeline.Map;
using Workbench.Pipeline.SignOff;

namespace Workbench.Pipeline.Delta;

/// <summary>
/// One round of catching up: a full re-scan (the source has no modified-since filter), compared by hash; what is new or changed is
/// mapped and loaded. Rounds are repeated until one finds nothing.
/// </summary>
/// <param name="permit">Leave to load this environment; it carries the plan and the schemas to catch up by.</param>
public sealed class DeltaStep(MigrationEnvironment environment, LoadOptions options, WritePermit permit)
{
    /// <summary>Runs one round.</summary>
    public async Task<DeltaRound> RunAsync(CancellationToken cancellation)
    {
        permit.Require(WritePurpose.Load, environment, permit.Plan);
        var deletedBefore = CountDeleted();
        var scan = await new ExtractStep(environment, permit.Source).RunAsync(cancellation);
        long created = 0;
        long changed = 0;
        long readdressed = 0;
        foreach (var entry in environment.Read.Entries(states: [EntryState.Extracted]))
        {
            var isNew = entry.FirstScan == scan.Scan;
            if (!isNew && environment.Read.File(entry.Key) is { Sha256: not null })
            {
                // The bytes are here already: only the link to them is a new one, as with every link that expires.
                readdressed++;
                continue;
            }

            created += isNew ? 1 : 0;
            changed += isNew ? 0 : 1;
        }

        var deleted = CountDeleted() - deletedBefore;
        var round = new DeltaRound(scan.Scan, created, changed, deleted);
        if (!round.IsEmpty || readdressed > 0)
        {
            await new FilesStep(environment, permit.Source).RunAsync(cancellation);
            await new MapStep(environment, permit.Plan, permit.Source, permit.Destination).RunAsync(null, cancellation);
        }

        if (!round.IsEmpty)
        {
            await new LoadStep(environment, permit.Plan, options, permit).RunAsync(cancellation);
        }

        return round;
    }

    private long CountDeleted() => environment.Read.Entries().LongCount(entry => entry.Deleted);
}

/// <summary>What one round found. <paramref name="Deleted"/> records keep their twins and are listed.</summary>
public sealed record DeltaRound(long Scan, long Created, long Changed, long Deleted)
{
    public bool IsEmpty => Created + Changed + Deleted == 0;
}
