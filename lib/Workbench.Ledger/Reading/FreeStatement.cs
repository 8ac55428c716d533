using System.Data.Common;
using Workbench.Core.Errors;

namespace Workbench.Ledger.Reading;

/// <summary>What every database asks of a statement that a person wrote, and how its rows are handed over.</summary>
internal static class FreeStatement
{
    /// <summary>A longer statement is stopped.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Longest answer, in characters of its texts and bytes of its other values: it is held in memory, and more than a page shows of it.</summary>
    public const int MostCharacters = 64 * 1024 * 1024;

    /// <exception cref="LedgerException">The first word is another one: it keeps out what a database counts as reading, like PRAGMA or SET.</exception>
    public static void RequireSelect(string sql)
    {
        var body = WithoutComments(sql);
        if (sql.Contains('\0', StringComparison.Ordinal))
        {
            throw new LedgerException("The statement holds the character U+0000; a database would read it to there. Take it out.");
        }

        if (!body.StartsWith("SELECT", StringComparison.OrdinalIgnoreCase) && !body.StartsWith("WITH", StringComparison.OrdinalIgnoreCase))
        {
            throw new LedgerException("Only one SELECT (or WITH ... SELECT) over the documented views can be run; this statement begins otherwise.");
        }
    }

    /// <summary>
    /// The statement from its first word on, or what follows it: lines that begin with <c>--</c> are passed over. Databases differ in where other comments
    /// end, so those stay, and with them a line in which only some of them see an end.
    /// </summary>
    public static ReadOnlySpan<char> WithoutComments(ReadOnlySpan<char> sql)
    {
        var rest = sql.TrimStart();
        while (rest.StartsWith("--") && rest.IndexOf('\n') is var end && !rest[..(end < 0 ? rest.Length : end)].TrimEnd('\r').Contains('\r'))
        {
            rest = end < 0 ? [] : rest[end..].TrimStart();
        }

        return rest;
    }

    public static LedgerException TooLong(DbException failure) =>
        new($"The query took longer than {Limit.TotalSeconds} seconds and was stopped. Narrow it by key, kind or object.", failure);

    public static LedgerException NotValid(DbException failure) =>
        new($"The query is not valid: {failure.Message} docs/ledger.md lists the views and their columns.", failure);

    public static (IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows) Rows(DbDataReader rows, int maxRows)
    {
        var columns = Enumerable.Range(0, rows.FieldCount).Select(rows.GetName).ToList();
        var found = new List<IReadOnlyList<object?>>();
        var characters = 0L;
        while (found.Count < maxRows && rows.Read())
        {
            List<object?> row = [.. columns.Select((_, index) => rows.IsDBNull(index) ? null : rows.GetValue(index))];
            characters += row.Sum(LengthOf);
            found.Add(characters <= MostCharacters
                ? row
                : throw new LedgerException($"The answer is longer than {MostCharacters / 1024 / 1024} million characters. Select fewer columns, leave bodies out, or add a LIMIT."));
        }

        return (columns, found);
    }

    private static long LengthOf(object? value) => value switch
    {
        string text => text.Length,
        byte[] bytes => bytes.Length,
        _ => 0,
    };
}
