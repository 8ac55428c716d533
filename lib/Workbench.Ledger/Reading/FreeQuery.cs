using Microsoft.Data.Sqlite;
using SQLitePCL;
using Workbench.Core.Errors;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Reading;

/// <summary>Runs one statement that a person wrote, on a connection that cannot write, for at most 30 seconds.</summary>
internal sealed class FreeQuery(SessionPool pool, TimeProvider clock)
{
    private const int StepsBetweenLooks = 10_000;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public (IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows) Run(string sql, int maxRows)
    {
        try
        {
            return pool.With(session => Run(session, sql, maxRows));
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw new LedgerException($"The query took longer than {Limit.TotalSeconds} seconds and was stopped. Narrow it by key, kind or object.", failure);
        }
        catch (SqliteException failure)
        {
            throw new LedgerException($"The query is not valid: {failure.Message} docs/ledger.md lists the views and their columns.", failure);
        }
    }

    private (IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows) Run(Session session, string sql, int maxRows)
    {
        var connection = session.Connection.Handle!;
        RequireOneRead(connection, sql);
        var started = clock.GetTimestamp();
        raw.sqlite3_progress_handler(connection, StepsBetweenLooks, _ => clock.GetElapsedTime(started) > Limit ? 1 : 0, null);
        try
        {
            using var command = session.Connection.CreateCommand();
            command.CommandText = sql;
            using var rows = command.ExecuteReader();
            var columns = Enumerable.Range(0, rows.FieldCount).Select(rows.GetName).ToList();
            var found = new List<IReadOnlyList<object?>>();
            while (found.Count < maxRows && rows.Read())
            {
                found.Add([.. columns.Select((_, index) => rows.IsDBNull(index) ? null : rows.GetValue(index))]);
            }

            return (columns, found);
        }
        finally
        {
            raw.sqlite3_progress_handler(connection, 0, null, null);
        }
    }

    /// <summary>SQLite itself says where the statement ends and whether it writes; the first word keeps out PRAGMA and ATTACH, which "read".</summary>
    private static void RequireOneRead(sqlite3 connection, string sql)
    {
        var body = sql.AsSpan().TrimStart();
        if (!body.StartsWith("SELECT", StringComparison.OrdinalIgnoreCase) && !body.StartsWith("WITH", StringComparison.OrdinalIgnoreCase))
        {
            throw new LedgerException("Only one SELECT (or WITH ... SELECT) over the documented views can be run; this statement begins otherwise.");
        }

        var code = raw.sqlite3_prepare_v2(connection, sql, out var statement, out var tail);
        using (statement)
        {
            SqliteException.ThrowExceptionForRC(code, connection);
            if (raw.sqlite3_stmt_readonly(statement) == 0)
            {
                throw new LedgerException("The statement would write. The ledger changes only through the workbench.");
            }

            if (!string.IsNullOrWhiteSpace(tail))
            {
                throw new LedgerException("Only one statement can be run at a time; there is more text after the first.");
            }
        }
    }
}
