using System.Data.Common;
using System.Globalization;
using Workbench.Core.Errors;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Copying;

/// <summary>The rows of an open ledger as they are stored, table by table. Nothing else may use the ledger meanwhile.</summary>
internal sealed class StoredRows(Session session, BodyFiles files)
{
    private const int MaxRowsAtOnce = 500;
    private const long MaxBytesAtOnce = 4 * 1024 * 1024;

    /// <summary>Every table of the schema scripts.</summary>
    public static readonly IReadOnlyList<string> Tables =
    [
        "meta", "event", "body", "entry", "link", "file", "write", "write_body", "twin", "promise_shape", "promise", "promise_container", "due", "note", "verdict_shape", "verdict", "reject", "existing",
        "before_image", "removal", "provision", "document", "sign_off", "manual_step", "deferred", "difference", "finding", "account_limits",
    ];

    private BodyFiles Files => files;

    /// <summary>Takes all rows of another ledger, in one transaction. This one must have none.</summary>
    /// <returns>How many.</returns>
    public long Take(StoredRows from, CancellationToken cancellation)
    {
        session.Begin();
        var rows = 0L;
        foreach (var table in Tables)
        {
            rows += Take(from, table, cancellation);
        }

        session.Commit();
        return rows;
    }

    private long Take(StoredRows from, string table, CancellationToken cancellation)
    {
        using var rows = from.Open(table);
        var columns = Enumerable.Range(0, rows.FieldCount).Select(rows.GetName).ToList();
        var places = string.Join(", ", columns.Select((_, index) => "$" + (index + 1).ToString(CultureInfo.InvariantCulture)));
        var insert = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({places})";
        var (count, waiting, bytes) = (0L, 0, 0L);
        while (rows.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            var values = columns.Select((_, index) => rows.IsDBNull(index) ? null : rows.GetValue(index)).ToArray();
            if (table == "body")
            {
                Place(values, columns, from);
            }

            (count, waiting, bytes) = (count + 1, waiting + 1, bytes + values.Sum(LengthOf));
            if (waiting < MaxRowsAtOnce && bytes < MaxBytesAtOnce)
            {
                session.Put(insert, values);
                continue;
            }

            session.Run(insert, values);
            (waiting, bytes) = (0, 0);
        }

        return count;
    }

    private DbDataReader Open(string table) => session.Open($"SELECT * FROM {table}");

    /// <summary>A large body lies beside a file and inside a database.</summary>
    private void Place(object?[] values, List<string> columns, StoredRows from)
    {
        var (sha256, place, content) = (columns.IndexOf("sha256"), columns.IndexOf("place"), columns.IndexOf("content"));
        if ((string)values[place]! == "purged")
        {
            return;
        }

        var name = (string)values[sha256]!;
        var bytes = values[content] as byte[] ?? from.Files.Read(name)
            ?? throw new LedgerException($"Body {name} is missing from {from.Files.PathOf(name)}. Restore it from a backup, then copy again.");
        var isSide = files.Takes(bytes.Length);
        if (isSide)
        {
            files.Write(name, bytes);
        }

        (values[place], values[content]) = isSide ? ("side", null) : ("inline", bytes);
    }

    private static long LengthOf(object? value) => value switch
    {
        string text => text.Length,
        byte[] bytes => bytes.Length,
        _ => sizeof(long),
    };
}
