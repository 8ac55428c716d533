using Workbench.Core.Errors;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Reading;

namespace Workbench.Notebooks.Migrations;

/// <summary>A ledger that a long work writes in another process: everything can be read meanwhile, nothing can be written here.</summary>
/// <param name="writer">Who writes it, for the message.</param>
internal sealed class WatchedLedger(LedgerReader read, string writer) : ILedger
{
    public ILedgerReader Read => read;

    public ValueTask CommitAsync(IReadOnlyList<LedgerChange> changes, CancellationToken cancellation) => changes.Count == 0
        ? ValueTask.CompletedTask
        : throw new LedgerException(
            $"This cell would write to the ledger while a long work does ({writer}). Wait for it with 'await bench.Attach()' or stop it with 'await bench.Stop()', then run this cell again.");

    public ValueTask DisposeAsync()
    {
        read.Dispose();
        return ValueTask.CompletedTask;
    }
}
