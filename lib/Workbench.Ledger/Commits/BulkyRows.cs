using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Commits;

/// <summary>
/// Rows of kilobytes, written table by table at the end of their transaction: those of one table then lie side by side in the file, and whoever
/// reads them in their order reads it in one go. Belongs to the writer thread.
/// </summary>
internal sealed class BulkyRows(Session session)
{
    /// <summary>A few megabytes; more would only hold up memory.</summary>
    private const int MostWaiting = 1_000;

    private readonly List<object?[]> bodies = [];
    private readonly List<object?[]> promises = [];
    private readonly HashSet<string> records = new(StringComparer.Ordinal);

    public void PutBody(string key, string write, string body, string? updateBody) => Put(bodies, key, [key, write, body, updateBody]);

    public void PutPromises(string key, (string Data, object? Shape) stored, string composedSha256) =>
        Put(promises, key, [key, stored.Data, stored.Shape, composedSha256]);

    /// <summary>Writes what waits, where something of the record does: it is about to be read or changed.</summary>
    public void SettleFor(string key)
    {
        if (records.Contains(key))
        {
            Settle();
        }
    }

    /// <summary>Writes what waits.</summary>
    public void Settle()
    {
        foreach (var row in bodies)
        {
            session.Put(
                """
                INSERT INTO write_body (key, name, body, update_body) VALUES ($1, $2, $3, $4)
                ON CONFLICT (key, name) DO UPDATE SET body = excluded.body, update_body = excluded.update_body
                """,
                row);
        }

        foreach (var row in promises)
        {
            session.Put(
                """
                INSERT INTO promise (key, data, shape, composed_sha256) VALUES ($1, $2, $3, $4)
                ON CONFLICT (key) DO UPDATE SET data = excluded.data, shape = excluded.shape, composed_sha256 = excluded.composed_sha256
                """,
                row);
        }

        Forget();
    }

    /// <summary>Drops what waits: its transaction was undone, or it is written.</summary>
    public void Forget()
    {
        bodies.Clear();
        promises.Clear();
        records.Clear();
    }

    private void Put(List<object?[]> rows, string key, object?[] row)
    {
        rows.Add(row);
        records.Add(key);
        if (rows.Count == MostWaiting)
        {
            Settle();
        }
    }
}
