using Workbench.Ledger;
using Workbench.Ledger.Changes;

namespace Workbench.Pipeline.Load;

/// <summary>What is to be sent, in all phases.</summary>
internal static class DueWrites
{
    /// <summary>How many there are at this moment, without those that wait on purpose.</summary>
    public static long Count(ILedgerReader read, LoadOptions options)
    {
        var due = read.WriteCounts().Where(count => count.State is WriteState.Planned or WriteState.Sending or WriteState.InDoubt).ToList();
        var held = options.HoldsAny
            ? due.Select(count => count.Phase).Distinct().Sum(phase => read.DueWrites(phase).LongCount(row => options.Holds(row.Key)))
            : 0;
        return due.Sum(count => count.Writes) - held;
    }
}
