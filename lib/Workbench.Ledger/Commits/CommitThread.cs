using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Workbench.Core.Errors;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Commits;

/// <summary>
/// The one thread that writes. It takes everything that waits as one transaction, so that callers who come together share a flush, and
/// never lingers for more. SQLite's calls block; a thread of their own keeps them off the pool.
/// </summary>
internal sealed class CommitThread
{
    private const int MaxWaitingUnits = 4096;
    private const int MaxChangesPerTransaction = 8192;

    private readonly Channel<CommitUnit> waiting = Channel.CreateBounded<CommitUnit>(
        new BoundedChannelOptions(MaxWaitingUnits) { SingleReader = true });

    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Session session;
    private readonly ChangeWriter writer;
    private readonly TimeProvider clock;
    private readonly string path;
    private LedgerException? broken;
    private long transactions;

    public CommitThread(Session session, ChangeWriter writer, TimeProvider clock, string path)
    {
        this.session = session;
        this.writer = writer;
        this.clock = clock;
        this.path = path;
        new Thread(Loop) { Name = "ledger writer", IsBackground = true }.Start();
    }

    public long Transactions => Interlocked.Read(ref transactions);

    public async ValueTask CommitAsync(CommitUnit unit, CancellationToken cancellation)
    {
        try
        {
            await waiting.Writer.WriteAsync(unit, cancellation).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new LedgerException($"The ledger {path} is closed.");
        }

        // Once queued it will be written, whatever the caller's token says: the caller must know how it ended.
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
        while (waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
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

        stopped.SetResult();
    }

    private void Commit(List<CommitUnit> units)
    {
        if (broken is null)
        {
            try
            {
                WriteTogether(units);
                Interlocked.Increment(ref transactions);
            }
            catch (Exception failure)
            {
                Break(failure);
            }
        }

        foreach (var unit in units)
        {
            if (broken is null)
            {
                unit.Complete();
            }
            else
            {
                unit.Fail(broken);
            }
        }
    }

    /// <summary>
    /// A savepoint keeps a copy of every page that is touched behind it, so the units are written without any. Only where one of them is
    /// refused, which is rare, all are written again, each behind a savepoint of its own.
    /// </summary>
    private void WriteTogether(List<CommitUnit> units)
    {
        var head = writer.Chain.Head;
        session.Run("BEGIN IMMEDIATE");
        try
        {
            units.ForEach(Write);
        }
        catch (Exception failure) when (IsCallersFault(failure))
        {
            session.Run("ROLLBACK");
            GoBackTo(head);
            session.Run("BEGIN IMMEDIATE");
            units.ForEach(WriteApart);
        }

        session.Run("COMMIT");
    }

    private void WriteApart(CommitUnit unit)
    {
        var head = writer.Chain.Head;
        session.Run("SAVEPOINT unit");
        try
        {
            Write(unit);
            session.Run("RELEASE unit");
        }
        catch (Exception failure) when (IsCallersFault(failure))
        {
            session.Run("ROLLBACK TO unit");
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

    private static bool IsCallersFault(Exception failure) =>
        failure is SqliteException sqlite
            ? sqlite.SqliteErrorCode == raw.SQLITE_CONSTRAINT
            : failure is not (IOException or UnauthorizedAccessException or OutOfMemoryException);

    private void Break(Exception failure)
    {
        broken = new LedgerException(
            $"The ledger {path} could not be written ({failure.Message}). Nothing was kept of the commits that waited. "
            + "Free disk space or repair the cause, then start again: the run resumes from what was committed.",
            failure);
        try
        {
            session.Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite rolls back by itself after most failures, and then has nothing left to roll back.
        }
    }
}
