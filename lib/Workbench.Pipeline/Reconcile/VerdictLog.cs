using Workbench.Ledger;
using Workbench.Ledger.Changes;

namespace Workbench.Pipeline.Reconcile;

/// <summary>
/// Hands verdicts to the ledger without waiting for each flush, so that many share one. At most so many groups of records are under way; what a
/// crash takes with it is judged again.
/// </summary>
internal sealed class VerdictLog(ILedger ledger)
{
    private const int MostUnderWay = 1_024;

    private readonly Lock gate = new();
    private readonly Queue<Task> underWay = new();

    /// <summary>Returns when the ledger has taken the verdicts, or, where much is under way, when it has kept the oldest.</summary>
    public async ValueTask AddAsync(IReadOnlyList<LedgerChange> verdicts, CancellationToken cancellation)
    {
        var commit = ledger.CommitAsync(verdicts, cancellation).AsTask();
        Task? oldest;
        lock (gate)
        {
            underWay.Enqueue(commit);
            oldest = underWay.Count > MostUnderWay || underWay.Peek().IsCompleted ? underWay.Dequeue() : null;
        }

        await (oldest ?? Task.CompletedTask);
    }

    /// <summary>Returns when everything is durable.</summary>
    public Task FinishAsync() => Task.WhenAll(underWay);
}
