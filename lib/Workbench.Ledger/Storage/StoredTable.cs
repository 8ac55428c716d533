namespace Workbench.Ledger.Storage;

/// <summary>A table as the ledger file itself describes it, whichever workbench made it.</summary>
/// <param name="Columns">In their order in the file.</param>
/// <param name="Keys">The columns that tell its rows apart.</param>
internal sealed record StoredTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string> Keys)
{
    /// <summary>All rows in the order of their keys; every table has an index in that order, so that nothing is sorted.</summary>
    /// <param name="where">Which rows; empty for all.</param>
    public string Select(string where = "") => $"SELECT {List(Columns)} FROM {Quoted(Name)} {where} ORDER BY {List(Keys)}";

    public static IReadOnlyList<StoredTable> All(Session schema) =>
        [.. schema.List(
            @"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY name", row => row.GetString(0))
            .Select(name => Of(schema, name))];

    private static StoredTable Of(Session schema, string name)
    {
        var columns = Names(schema, "SELECT name FROM pragma_table_info($1) ORDER BY cid", name);
        var keys = Names(schema, "SELECT name FROM pragma_table_info($1) WHERE pk > 0 ORDER BY pk", name);
        if (keys.Count == 0)
        {
            keys = Names(
                schema,
                """
                SELECT name FROM pragma_index_info((SELECT name FROM pragma_index_list($1) WHERE "unique" = 1 ORDER BY name LIMIT 1)) ORDER BY seqno
                """,
                name);
        }

        return new StoredTable(name, columns, keys.Count > 0 ? keys : columns);
    }

    private static List<string> Names(Session schema, string sql, string table) => schema.List(sql, row => row.GetString(0), table);

    private static string List(IEnumerable<string> columns) => string.Join(", ", columns.Select(Quoted));

    /// <summary>The names come out of a file that anybody may have edited.</summary>
    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
