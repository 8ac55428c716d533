using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Workbench.Ledger.Postgres;

/// <summary>
/// The statements and schema scripts of the ledger are written once, for SQLite. This is all that PostgreSQL says in other words; what it has no
/// word for are functions in <c>Functions.sql</c>.
/// </summary>
internal static partial class Dialect
{
    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    /// <summary>One statement. There are some hundred of them, and each is translated once.</summary>
    public static string Statement(string sql) => Known.GetOrAdd(sql, static sql =>
    {
        var text = IndexHint().Replace(sql, "");
        text = OrderOfJoin().Replace(text, "$1");
        text = DiffersFrom().Replace(text, "IS DISTINCT FROM ");
        text = IsAlike().Replace(text, "IS NOT DISTINCT FROM ");
        text = UntypedNull().Replace(text, "$1::text IS NULL");
        return Shared(text.Replace("json_object(", "json_text_object(", StringComparison.Ordinal));
    });

    /// <summary>
    /// A schema script. Texts compare by their bytes, as in SQLite, whatever language the database was created for.
    /// </summary>
    public static string Script(string sql)
    {
        var text = sql.Replace(" WITHOUT ROWID", "", StringComparison.Ordinal);
        text = IntegerColumn().Replace(text, "BIGINT");
        text = TextColumn().Replace(text, "TEXT COLLATE \"C\"");
        return Shared(BlobColumn().Replace(text, "BYTEA"));
    }

    /// <summary>A number with a fraction has eight bytes in SQLite.</summary>
    private static string Shared(string sql) => RealNumber().Replace(sql, "DOUBLE PRECISION");

    [GeneratedRegex(@"\bINDEXED BY \w+")]
    private static partial Regex IndexHint();

    [GeneratedRegex(@"\bCROSS (JOIN \w+ ON)\b")]
    private static partial Regex OrderOfJoin();

    [GeneratedRegex(@"\bIS NOT (?!NULL)")]
    private static partial Regex DiffersFrom();

    [GeneratedRegex(@"\bIS (?!NULL|NOT|DISTINCT)")]
    private static partial Regex IsAlike();

    [GeneratedRegex(@"\bREAL\b")]
    private static partial Regex RealNumber();

    [GeneratedRegex(@"(\$\d+) IS NULL")]
    private static partial Regex UntypedNull();

    [GeneratedRegex(@"\bINTEGER\b")]
    private static partial Regex IntegerColumn();

    [GeneratedRegex(@"\bTEXT\b")]
    private static partial Regex TextColumn();

    [GeneratedRegex(@"\bBLOB\b")]
    private static partial Regex BlobColumn();
}
