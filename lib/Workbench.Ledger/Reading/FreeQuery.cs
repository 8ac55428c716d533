using Microsoft.Data.Sqlite;
using SQLitePCL;
using Workbench.Core.Errors;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Reading;

/// <summary>Runs one statement that a person wrote, on a connection that cannot write, for at most <see cref="FreeStatement.Limit"/>.</summary>
internal sealed class FreeQuery(SqliteSession session, TimeProvider clock)
{
    private const int StepsBetweenLooks = 10_000;

    public (IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows) Run(string sql, int maxRows)
    {
        try
        {
            return Read(sql, maxRows);
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw FreeStatement.TooLong(failure);
        }
        catch (SqliteException failure)
        {
            throw FreeStatement.NotValid(failure);
        }
    }

    private (IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows) Read(string sql, int maxRows)
    {
        var connection = session.Connection.Handle!;
        RequireOneRead(connection, sql);

        // One value must not fill the memory before anybody can count it.
        raw.sqlite3_limit(connection, raw.SQLITE_LIMIT_LENGTH, FreeStatement.MostCharacters);
        var started = clock.GetTimestamp();
        raw.sqlite3_progress_handler(connection, StepsBetweenLooks, _ => clock.GetElapsedTime(started) > FreeStatement.Limit ? 1 : 0, null);
        using var command = session.Connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        return FreeStatement.Rows(rows, maxRows);
    }

    /// <summary>SQLite itself says where the statement ends and whether it writes; the first word keeps out PRAGMA and ATTACH, which "read".</summary>
    private static void RequireOneRead(sqlite3 connection, string sql)
    {
        FreeStatement.RequireSelect(sql);
        var code = raw.sqlite3_prepare_v2(connection, sql, out var statement, out var tail);
        using (statement)
        {
            SqliteException.ThrowExceptionForRC(code, connection);
            if (raw.sqlite3_stmt_readonly(statement) == 0)
            {
                throw new LedgerException("The statement would write. The ledger changes only through the workbench.");
            }

            if (!FreeStatement.WithoutComments(tail).IsEmpty)
            {
                throw new LedgerException("Only one statement can be run at a time; there is more text after the first.");
            }
        }
    }
}
