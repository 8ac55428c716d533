using Workbench.Ledger.Changes;

namespace Workbench.Ledger.Commits;

/// <summary>What one caller wants committed, and how it learns of the end. Callers never go on on the writer thread.</summary>
internal sealed class CommitUnit(IReadOnlyList<LedgerChange> changes)
{
    private readonly TaskCompletionSource ended = new();
    private Exception? fault;

    public IReadOnlyList<LedgerChange> Changes => changes;

    public Task Ended => ended.Task;

    /// <summary>This unit alone was not kept; said to its caller when the others are durable.</summary>
    public void Refuse(Exception reason) => fault = reason;

    /// <summary>The unit is written once more: what was said of it does not count.</summary>
    public void Renew() => fault = null;

    /// <summary>Its caller goes on, on this thread.</summary>
    /// <param name="failure">Why nothing was kept; null where the transaction is durable.</param>
    public void End(Exception? failure)
    {
        if ((failure ?? fault) is { } reason)
        {
            ended.TrySetException(reason);
        }
        else
        {
            ended.TrySetResult();
        }
    }
}
