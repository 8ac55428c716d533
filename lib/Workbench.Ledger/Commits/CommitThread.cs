using System.Data.Common;
using System.Threading.Channels;
using Workbench.Core.Errors;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Commits;

/// <summary>
/// The one thread that writes. It takes everything that waits as one transaction, so that callers who come together share a flush, and
/// never lingers for more. A database's calls block; a thread of their own keeps them off the pool.
/// </summary>
internal sealed class CommitThread
{
    private const int MaxWaitingUnits = 4096;
    private const int MaxChangesPerTransaction = 8192;

    // Whoever brings the first unit wakes the thread itself: by way of the pool, two threads would have to be woken.
    private readonly Channel<CommitUnit> waiting = Channel.CreateBounded<CommitUnit>(
        new BoundedChannelOptions(MaxWaitingUnits) { SingleReader = true, AllowSynchronousContinuations = true });

    private readonly AutoResetEvent woken = new(false);
    private readonly Action wake;

    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly VerdictPacker verdicts = new();
    private readonly Session session;
    private readonly ChangeWriter writer;
    private readonly TimeProvider clock;
    private readonly string path;
    private volatile LedgerException? broken;
    private long transactions;

    public CommitThread(Session session, ChangeWriter writer, TimeProvider clock, string path)
    {
        this.session = session;
        this.writer = writer;
        this.clock = clock;
        this.path = path;
        wake = () => woken.Set();
        new Thread(Loop) { Name = "ledger writer", IsBackground = true }.Start();
    }

    public long Transactions => Interlocked.Read(ref transactions);

    /// <summary>True once nothing more is taken: what was in doubt stays so, whatever is sent.</summary>
    public bool IsBroken => broken is not null;

    /// <summary>Once queued it will be written, whatever the caller's token says: the caller must know how it ended.</summary>
    public ValueTask CommitAsync(IReadOnlyList<LedgerChange> changes, CancellationToken cancellation)
    {
        if (changes.Count == 0)
        {
            return ValueTask.CompletedTask;
        }

        verdicts.Pack(changes);
        var unit = new CommitUnit(changes);
        return !cancellation.IsCancellationRequested && waiting.Writer.TryWrite(unit) ? new ValueTask(unit.Ended) : QueueAsync(unit, cancellation);
    }

    /// <summary>Waits for room, or says why there is none.</summary>
    private async ValueTask QueueAsync(CommitUnit unit, CancellationToken cancellation)
    {
        try
        {
            await waiting.Writer.WriteAsync(unit, cancellation).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new LedgerException($"The ledger {path} is closed.");
        }

        await unit.Ended.ConfigureAwait(false);
    }

    /// <summary>Writes what is queued, then ends the thread.</summary>
    public Task StopAsync()
    {
        waiting.Writer.TryComplete();
        return stopped.Task;
    }

    private void Loop()
    {
        var units = new List<CommitUnit>();
        while (WaitForUnits())
        {
            units.Clear();
            var changes = 0;
            while (changes < MaxChangesPerTransaction && waiting.Reader.TryRead(out var unit))
            {
                units.Add(unit);
                changes += unit.Changes.Count;
            }

            Commit(units);
        }

        woken.Dispose();
        stopped.SetResult();
    }

    /// <summary>Blocks at once: a task's own wait would first spin, on a processor that those who compose the next unit could use.</summary>
    /// <returns>False where no more will come.</returns>
    private bool WaitForUnits()
    {
        var next = waiting.Reader.WaitToReadAsync().GetAwaiter();
        if (!next.IsCompleted)
        {
            next.UnsafeOnCompleted(wake);
            woken.WaitOne();
        }

        return next.GetResult();
    }

    private void Commit(List<CommitUnit> units)
    {
        var before = writer.Chain.Head;
        for (var isFirst = true; broken is null && !TryCommit(units, before, isFirst); isFirst = false)
        {
            // The connection was lost and is there again.
        }

        ThreadPool.UnsafeQueueUserWorkItem(new EndedUnits([.. units], broken), preferLocal: false);
    }

    /// <summary>False where the connection was lost and is there again, so that nobody knows whether the commit arrived.</summary>
    private bool TryCommit(List<CommitUnit> units, ChainHead before, bool isFirst)
    {
        try
        {
            session.Begin();
            if (isFirst || !HasArrived(units, before))
            {
                WriteTogether(units);
            }
            else
            {
                session.Commit();
            }

            Interlocked.Increment(ref transactions);
            return true;
        }
        catch (Exception failure)
        {
            if (IsRegained(failure))
            {
                return false;
            }

            Break(failure);
            return true;
        }
    }

    private bool IsRegained(Exception failure)
    {
        try
        {
            return session.Regain(failure);
        }
        catch (Exception also) when (also is not OutOfMemoryException)
        {
            // Those who wait are to learn why the connection was lost, not why the wait for it ended; and this thread has to stay.
            return false;
        }
    }

    /// <summary>The chain says it: its newest event is the last of the units, or it is what it was before them, and they are written again.</summary>
    private bool HasArrived(List<CommitUnit> units, ChainHead before)
    {
        if (writer.Chain.Head != before && writer.Chain.Stored() == writer.Chain.Head)
        {
            return true;
        }

        GoBackTo(before);
        units.ForEach(unit => unit.Renew());
        return false;
    }

    /// <summary>
    /// A savepoint keeps a copy of every page that is touched behind it, so the units are written without any. Only where one of them is
    /// refused, which is rare, all are written again, each behind a savepoint of its own.
    /// </summary>
    private void WriteTogether(List<CommitUnit> units)
    {
        var head = writer.Chain.Head;
        try
        {
            units.ForEach(Write);
            writer.Settle();
            session.Commit();
        }
        catch (Exception failure) when (IsCallersFault(failure))
        {
            session.Undo();
            GoBackTo(head);
            session.Begin();
            units.ForEach(WriteApart);
            session.Commit();
        }
    }

    private void WriteApart(CommitUnit unit)
    {
        var head = writer.Chain.Head;
        session.Run("SAVEPOINT unit");
        try
        {
            Write(unit);
            writer.Settle();
            session.Run("RELEASE unit");
        }
        catch (Exception failure) when (IsCallersFault(failure))
        {
            session.Undo("unit");
            session.Run("RELEASE unit");
            GoBackTo(head);
            unit.Refuse(failure as LedgerException ?? new LedgerException($"A change could not be applied: {failure.Message}", failure));
        }
    }

    private void Write(CommitUnit unit)
    {
        var at = clock.GetUtcNow();
        foreach (var change in unit.Changes)
        {
            writer.Write(change, at);
        }
    }

    private void GoBackTo(ChainHead head)
    {
        writer.Chain.Head = head;
        writer.Forget();
    }

    private bool IsCallersFault(Exception failure) =>
        failure is DbException said
            ? session.Refuses(said)
            : failure is not (IOException or UnauthorizedAccessException or OutOfMemoryException);

    private void Break(Exception failure)
    {
        broken = failure as LedgerException ?? new LedgerException(
            $"The ledger {path} could not be written ({failure.Message}). Nothing was kept of the commits that waited. "
            + "Free disk space or repair the cause, then start again: the run resumes from what was committed.",
            failure)
        {
            IsAway = session.IsAway(failure),
        };
        try
        {
            session.Run("ROLLBACK");
        }
        catch (Exception also) when (also is not OutOfMemoryException)
        {
            // After most failures the database has rolled back by itself, or its connection is gone, and nothing is left to roll back.
        }
    }
}
