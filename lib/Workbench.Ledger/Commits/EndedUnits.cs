namespace Workbench.Ledger.Commits;

/// <summary>
/// Tells the callers of one transaction how it ended, on the pool. One thread goes from caller to caller, because waking one for each costs more
/// than what most of them do next; and before each it asks for another, so that nobody waits behind a caller who takes long.
/// </summary>
internal sealed class EndedUnits(IReadOnlyList<CommitUnit> units, Exception? failure) : IThreadPoolWorkItem
{
    private int next;

    public void Execute()
    {
        var isFirst = true;
        for (var index = Interlocked.Increment(ref next) - 1; index < units.Count; index = Interlocked.Increment(ref next) - 1)
        {
            if (isFirst && index + 1 < units.Count)
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
            }

            isFirst = false;
            units[index].End(failure);
        }
    }
}
