using Workbench.Ledger;
using Workbench.Ledger.Changes;

namespace Workbench.Fuzzing.Recording;

/// <summary>A ledger to which nothing is added any more.</summary>
internal sealed class ClosedLedger(string path) : ILedger
{
    public ILedgerReader Read { get; } = SqliteLedger.OpenReader(path);

    public ValueTask CommitAsync(IReadOnlyList<LedgerChange> changes, CancellationToken cancellation) =>
        throw new NotSupportedException("Nothing that is fuzzed writes to a ledger.");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
