using Workbench.Core.Writing;
using Workbench.Ledger.Rows;
using Workbench.Pipeline.Reconcile;

namespace Workbench.Pipeline.Load;

/// <summary>Recognises twins that stood in the destination before the first write.</summary>
internal sealed class ExistingTwins(MigrationEnvironment environment)
{
    /// <summary>The scan of the destination ends before the first write, so an empty account is known to be empty for the whole phase.</summary>
    private readonly bool areThere = environment.Read.HasExisting();

    /// <summary>The twin this write would double: one that carries our key, else the only one with the same natural key.</summary>
    public TwinRef? Find(WriteRow row)
    {
        if (!areThere || row.Write.Creates is not { } type)
        {
            return null;
        }

        var known = environment.Read.ExistingByKey(row.Key, type)
            ?? (row.Write.NaturalKey is { } natural ? environment.Read.ExistingByNaturalKey(natural) : null);
        return known?.Twin.Type == type && (environment.Read.RecordOf(known.Twin) is not { } owner || owner == row.Key) ? known.Twin : null;
    }

    /// <summary>
    /// True where the twin already holds everything promised of it, so that nothing needs to be sent. What only a create sets says nothing: no
    /// update could change it.
    /// </summary>
    public async Task<bool> HoldsAsync(WriteRow row, TwinRef twin, CancellationToken cancellation)
    {
        var states = await environment.Destination.ReadAsync(twin.Readable(), cancellation);
        var state = states.FirstOrDefault(found => found.Twin.Type == twin.Type && found.Twin.Id == twin.Id);
        var judge = new PromiseJudge(environment.Read);
        return state is not null && environment.Read.Promises(row.Key)
            .Where(promise => promise.TwinType == twin.Type && !promise.IsFixed)
            .All(promise => judge.Holds(promise, state));
    }
}
