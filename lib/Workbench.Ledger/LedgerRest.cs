using Microsoft.Data.Sqlite;
using Workbench.Core.Errors;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger;

/// <summary>Lays a ledger to rest as one plain file.</summary>
public static class LedgerRest
{
    private const int PatienceSeconds = 2;

    /// <summary>
    /// Leaves write-ahead logging, so that the ledger can be read from a medium that cannot be written, and reading it leaves no side files.
    /// Who opens it for writing later brings the log back. While somebody reads, the ledger stays as it is.
    /// </summary>
    /// <param name="path">The ledger file.</param>
    /// <exception cref="LedgerException">Another process writes the ledger.</exception>
    public static void Lay(string path, TimeProvider clock)
    {
        var full = Path.GetFullPath(path);
        using var writer = WriterLock.Take(full, clock);
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = full, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = PatienceSeconds,
        }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = DELETE";
            command.ExecuteScalar();
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY)
        {
            // Somebody reads: with its log beside it the ledger is as sound, and the next one who closes the record tries again.
        }
    }
}
