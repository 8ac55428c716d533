using Microsoft.Data.Sqlite;
using Workbench.Core.Errors;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Commits;
using Workbench.Ledger.Reading;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger;

/// <summary>The ledger in one SQLite file, with large bodies in a folder beside it.</summary>
public sealed class SqliteLedger : ILedger
{
    private readonly WriterLock writerLock;
    private readonly SqliteSession session;
    private readonly CommitThread commits;
    private readonly LedgerReader reader;
    private bool isDisposed;

    private SqliteLedger(string path, TimeProvider clock, WriterLock writerLock, SqliteSession session)
    {
        this.writerLock = writerLock;
        this.session = session;
        commits = new CommitThread(session, new ChangeWriter(session, BodyFiles.Beside(path)), clock, path);
        reader = new LedgerReader(new SqliteStore(path, clock));
    }

    public ILedgerReader Read => reader;

    /// <summary>The writer's own connection: while nothing is committed, it is free for a copy.</summary>
    internal Session Session => session;

    /// <summary>Transactions since this object was opened; far fewer than commits where callers come together.</summary>
    public long Transactions => commits.Transactions;

    /// <summary>Opens a ledger for writing. Creates file and folder where there are none, and brings older files up to date.</summary>
    /// <exception cref="LedgerException">Another process writes it, a newer workbench wrote it, or the file is no ledger.</exception>
    public static Task<SqliteLedger> OpenAsync(string path, TimeProvider clock, CancellationToken cancellation) =>
        Task.Run(() => Open(Path.GetFullPath(path), clock), cancellation);

    /// <summary>Opens a ledger that may be written by another process at the same time.</summary>
    /// <exception cref="LedgerException">There is no such file, or its schema version is not the one this code reads.</exception>
    public static LedgerReader OpenReader(string path)
    {
        if (!File.Exists(path))
        {
            throw new LedgerException($"There is no ledger at {path}. Open the migration folder that holds ledger.db.");
        }

        return new LedgerReader(new SqliteStore(Path.GetFullPath(path), TimeProvider.System));
    }

    public ValueTask CommitAsync(IReadOnlyList<LedgerChange> changes, CancellationToken cancellation) => commits.CommitAsync(changes, cancellation);

    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        await commits.StopAsync();
        reader.Dispose();
        session.Dispose();
        writerLock.Dispose();
    }

    private static SqliteLedger Open(string path, TimeProvider clock)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var writerLock = WriterLock.Take(path, clock);
        SqliteSession? session = null;
        try
        {
            session = Connections.OpenWriter(path);
            SchemaScripts.Apply(session, path);
            return new SqliteLedger(path, clock, writerLock, session);
        }
        catch (Exception failure)
        {
            session?.Dispose();
            writerLock.Dispose();
            if (failure is SqliteException)
            {
                throw new LedgerException(
                    $"The ledger {path} cannot be opened ({failure.Message}). Restore it from a backup, or choose another folder.", failure);
            }

            throw;
        }
    }
}
