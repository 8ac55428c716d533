using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Workbench.Ledger.Storage;

/// <summary>Opens the ledger file with the settings that its promises rest on.</summary>
internal static class Connections
{
    static Connections()
    {
        Batteries_V2.Init();
        NativeSqlite.Resolve();

        // Nobody reads SQLite's statistics of its memory, and keeping them takes a lock for every allocation. Refused, without harm, where
        // something else of this process has used SQLite before.
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    /// <summary>The writer: write-ahead log, and a flush to the disk at every commit.</summary>
    public static SqliteSession OpenWriter(string path)
    {
        var session = Open(path, SqliteOpenMode.ReadWriteCreate);
        session.Scalar("PRAGMA journal_mode = WAL");
        session.Run("PRAGMA synchronous = FULL");
        session.Run("PRAGMA foreign_keys = ON");
        session.Run("PRAGMA cache_size = -32768");

        // What a statement needs to be undone by itself stays in memory: else a temporary file is opened and closed for it.
        session.Run("PRAGMA temp_store = MEMORY");

        // Folding the log into the file rewrites scattered pages: once per 64 MB of log instead of once per 4 MB.
        session.Scalar("PRAGMA wal_autocheckpoint = 16384");
        return session;
    }

    /// <summary>A reader: the file is opened read-only and every statement that would write is refused.</summary>
    public static SqliteSession OpenReader(string path)
    {
        var session = Open(path, SqliteOpenMode.ReadOnly);
        session.Run("PRAGMA query_only = ON");
        return session;
    }

    private static SqliteSession Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        try
        {
            connection.Open();
            var session = new SqliteSession(connection);
            session.Scalar("PRAGMA busy_timeout = 10000");
            return session;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
