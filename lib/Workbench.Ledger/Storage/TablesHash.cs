using Workbench.Core.Hashing;
using Workbench.Ledger.Verification;

namespace Workbench.Ledger.Storage;

/// <summary>
/// What fixes a ledger beside its events: for each table a hash over its columns and rows, for each view and trigger one of its text. The events
/// themselves are a chain.
/// </summary>
internal static class TablesHash
{
    private const string Events = "event";
    private const string Documents = "document";
    private const int RowsBetweenWords = 1_000;

    /// <summary>Of a ledger file, by its own description of itself.</summary>
    /// <param name="except">Number of the event whose document is left out, because it holds these hashes; 0 for none.</param>
    /// <param name="watch">Goes along with the reading; nobody by default.</param>
    /// <returns>Hashes by type and name, for example <c>table entry</c> or <c>view entries</c>.</returns>
    public static IReadOnlyDictionary<string, string> Of(Session file, long except = 0, ReadingWatch? watch = null) => Of(file, file, except, watch);

    /// <summary>Of a ledger on a server, as a copy of it in a file has them: what the schema scripts make describes it.</summary>
    public static IReadOnlyDictionary<string, string> OfServer(Session server, ReadingWatch? watch = null)
    {
        const string inMemory = ":memory:";
        using var schema = Connections.OpenWriter(inMemory);
        SchemaScripts.Apply(schema, inMemory);
        return Of(schema, server, 0, watch);
    }

    private static Dictionary<string, string> Of(Session schema, Session rows, long except, ReadingWatch? watch)
    {
        watch?.Begin("tables", null);
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in StoredTable.All(schema).Where(table => table.Name != Events))
        {
            hashes.Add($"table {table.Name}", Of(table, rows, except, watch));
        }

        foreach (var (name, sql) in schema.List(
            "SELECT type || ' ' || name, sql FROM sqlite_master WHERE type IN ('view', 'trigger') ORDER BY type, name", row => (row.GetString(0), row.GetString(1))))
        {
            hashes.Add(name, Sha256Hex.Of(sql));
        }

        return hashes;
    }

    private static string Of(StoredTable table, Session rows, long except, ReadingWatch? watch)
    {
        using var hash = new ValueHash();
        foreach (var column in table.Columns)
        {
            hash.Add(column);
        }

        using var found = table.Name == Documents ? rows.Open(table.Select("WHERE number <> $1"), except) : rows.Open(table.Select());
        for (var row = 1; found.Read(); row++)
        {
            if (row % RowsBetweenWords == 0)
            {
                watch?.Add(RowsBetweenWords);
            }

            for (var column = 0; column < table.Columns.Count; column++)
            {
                hash.Add(found, column);
            }
        }

        return hash.End();
    }
}
