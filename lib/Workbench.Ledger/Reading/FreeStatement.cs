using System.Data.Common;
using Workbench.Core.Errors;

namespace Workbench.Ledger.Reading;

/// <summary>What every database asks of a statement that a person wrote, and how its rows are handed over.</summary>
internal static class FreeStatement
{
    /// <summary>A longer statement is stopped.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <exception cref="LedgerException">The first word is another one: it keeps out what a database counts as reading, like PRAGMA or SET.</exception>
    public static void RequireSelect(string sql)
    {
        var body = sql.AsSpan().TrimStart();
        if (!body.StartsWith("SELECT", StringComparison.OrdinalIgnoreCase) && !body.StartsWith("WITH", StringComparison.OrdinalIgnoreCase))
        {
            throw new LedgerException("Only one SELECT (or WITH ... SELECT) over the documented views can be run; this statement begins otherwise.");
        }
    }

    public static LedgerException TooLong(DbException failure) =>
        new($"The query took longer than {Limit.TotalSeconds} seconds and was stopped. Narrow it by key, kind or object.", failure);

    public static LedgerException NotValid(DbException failure) =>
        new($"The query is not valid: {failure.Message} docs/ledger.md lists the views and their columns.", failure);

    public static (IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows) Rows(DbDataReader rows, int maxRows)
    {
        var columns = Enumerable.Range(0, rows.FieldCount).Select(rows.GetName).ToList();
        var found = new List<IReadOnlyList<object?>>();
        while (found.Count < maxRows && rows.Read())
        {
            found.Add([.. columns.Select((_, index) => rows.IsDBNull(index) ? null : rows.GetValue(index))]);
        }

        return (columns, found);
    }
}
