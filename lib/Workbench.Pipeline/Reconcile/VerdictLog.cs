using Workbench.Ledger;
using Workbench.Ledger.Changes;

namespace Workbench.Pipeline.Reconcile;

/// <summary>
/// Hands verdicts to the ledger without waiting for each flush, so that many share one. At most so many records are under way; what a crash
/// takes with it is judged again.
/// </summary>
internal sealed class VerdictLog(ILedger ledger)
{
    /// <summary>Enough for a flush to be shared by many. More costs memory where the ledger is slower than the judges, and saves no time.</summary>
    private const int MostUnderWay = 2_048;

    private readonly Lock gate = new();
    private readonly Queue<(Task Commit, int Records)> commits = new();
    private int underWay;

    /// <summary>Returns when the ledger has taken the verdicts, or, where much is under way, when it has kept the oldest.</summary>
    public async ValueTask AddAsync(IReadOnlyList<LedgerChange> verdicts, CancellationToken cancellation)
    {
        var commit = ledger.CommitAsync(verdicts, cancellation).AsTask();
        Task? oldest = null;
        lock (gate)
        {
            commits.Enqueue((commit, verdicts.Count));
            underWay += verdicts.Count;
            while (commits.TryPeek(out var first) && (underWay > MostUnderWay || first.Commit.IsCompleted))
            {
                (oldest, underWay) = (first.Commit, underWay - first.Records);
                commits.Dequeue();
                if (!first.Commit.IsCompletedSuccessfully)
                {
                    break;
                }
            }
        }

        await (oldest ?? Task.CompletedTask);
    }

    /// <summary>Returns when everything is durable.</summary>
    public Task FinishAsync() => Task.WhenAll(commits.Select(commit => commit.Commit));
}
