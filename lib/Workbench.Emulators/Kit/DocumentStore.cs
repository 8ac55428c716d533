using System.Text.Json.Nodes;

namespace Workbench.Emulators.Kit;

/// <summary>
/// JSON documents in collections, kept in SQLite so that memory does not follow the number of documents. Thread-safe: one
/// connection, one lock. Collections whose name starts with '_' are internal and never part of a fingerprint.
/// </summary>
public sealed class DocumentStore : IDisposable
{
    private const string Columns = "d.id, d.json, d.hidden, d.seq";
    private readonly Lock gate = new();
    private readonly SqliteSession session;
    private int depth;

    /// <param name="path">A SQLite file, or null for memory.</param>
    public DocumentStore(string? path)
    {
        session = new SqliteSession(path);
        session.Execute(
            "CREATE TABLE IF NOT EXISTS docs(seq INTEGER PRIMARY KEY AUTOINCREMENT, collection TEXT NOT NULL, id TEXT NOT NULL, " +
            "hidden INTEGER NOT NULL, json TEXT NOT NULL)");
        session.Execute("CREATE UNIQUE INDEX IF NOT EXISTS docs_id ON docs(collection, id)");
        session.Execute("CREATE INDEX IF NOT EXISTS docs_order ON docs(collection, hidden, seq)");
        session.Execute(
            "CREATE TABLE IF NOT EXISTS lookups(collection TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, " +
            "seq INTEGER NOT NULL, PRIMARY KEY(collection, name, value, seq)) WITHOUT ROWID");
        session.Execute("CREATE INDEX IF NOT EXISTS lookups_seq ON lookups(seq)");
        session.Execute("CREATE TABLE IF NOT EXISTS counters(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID");
    }

    /// <summary>Another store with the same documents, which goes its own way from here on.</summary>
    /// <param name="path">A SQLite file, or null for memory.</param>
    public DocumentStore Copy(string? path)
    {
        var copy = new DocumentStore(path);
        lock (gate)
        {
            session.CopyTo(copy.session);
        }

        return copy;
    }

    /// <summary>Runs the work as one transaction: committed when it returns, undone when it throws. Calls may nest.</summary>
    public T Transact<T>(Func<T> work)
    {
        lock (gate)
        {
            if (depth > 0)
            {
                return work();
            }
            session.Execute("BEGIN IMMEDIATE");
            depth = 1;
            try
            {
                var result = work();
                session.Execute("COMMIT");
                return result;
            }
            catch
            {
                session.Execute("ROLLBACK");
                throw;
            }
            finally
            {
                depth = 0;
            }
        }
    }

    public void Transact(Action work) =>
        Transact(() =>
        {
            work();
            return true;
        });

    /// <summary>Inserts or replaces the document with its lookups; a replaced document keeps its place in the order.</summary>
    public void Put(string collection, Document document) =>
        Transact(() =>
        {
            var sequence = session.Scalar(
                "INSERT INTO docs(collection, id, hidden, json) VALUES($1, $2, $3, $4) " +
                "ON CONFLICT(collection, id) DO UPDATE SET hidden = excluded.hidden, json = excluded.json RETURNING seq",
                collection, document.Id, document.Hidden ? 1L : 0L, document.Body.ToJsonString())!.Value;
            session.Execute("DELETE FROM lookups WHERE seq = $1", sequence);
            foreach (var lookup in document.Lookups)
            {
                session.Execute(
                    "INSERT OR IGNORE INTO lookups(collection, name, value, seq) VALUES($1, $2, $3, $4)",
                    collection, lookup.Name, lookup.Value, sequence);
            }
        });

    /// <summary>True when a document was there to be removed.</summary>
    public bool Delete(string collection, string id) =>
        Transact(() =>
        {
            if (session.Scalar("SELECT seq FROM docs WHERE collection = $1 AND id = $2", collection, id) is not { } sequence)
            {
                return false;
            }
            session.Execute("DELETE FROM lookups WHERE seq = $1", sequence);
            session.Execute("DELETE FROM docs WHERE seq = $1", sequence);
            return true;
        });

    /// <summary>The document, hidden or not; null when there is none.</summary>
    public Document? Find(string collection, string id) =>
        Read($"SELECT {Columns} FROM docs d WHERE d.collection = $1 AND d.id = $2", collection, id).FirstOrDefault();

    /// <summary>Documents with that lookup, oldest first.</summary>
    public IReadOnlyList<Document> FindBy(string collection, string name, string value, bool withHidden = false, int limit = int.MaxValue) =>
        Read(
            $"SELECT {Columns} FROM lookups l JOIN docs d ON d.seq = l.seq WHERE l.collection = $1 AND l.name = $2 AND l.value = $3 " +
            "AND d.hidden <= $4 ORDER BY l.seq LIMIT $5", collection, name, value, withHidden ? 1L : 0L, (long)limit);

    /// <summary>The newest documents with that lookup, newest first.</summary>
    public IReadOnlyList<Document> FindNewestBy(string collection, string name, string value, int limit) =>
        Read(
            $"SELECT {Columns} FROM lookups l JOIN docs d ON d.seq = l.seq WHERE l.collection = $1 AND l.name = $2 AND l.value = $3 " +
            "AND d.hidden = 0 ORDER BY l.seq DESC LIMIT $4", collection, name, value, (long)limit);

    /// <summary>Visible documents with that lookup, oldest first, after leaving out the first ones.</summary>
    public IReadOnlyList<Document> SkipBy(string collection, string name, string value, long skip, int limit) =>
        Read(
            $"SELECT {Columns} FROM lookups l JOIN docs d ON d.seq = l.seq WHERE l.collection = $1 AND l.name = $2 AND l.value = $3 " +
            "AND d.hidden = 0 ORDER BY l.seq LIMIT $4 OFFSET $5", collection, name, value, (long)limit, skip);

    /// <summary>How many visible documents have that lookup.</summary>
    public long CountBy(string collection, string name, string value) =>
        Number(
            "SELECT count(*) FROM lookups l JOIN docs d ON d.seq = l.seq WHERE l.collection = $1 AND l.name = $2 AND l.value = $3 " +
            "AND d.hidden = 0", collection, name, value);

    /// <summary>The lookups that a stored document has.</summary>
    public IReadOnlyList<Lookup> LookupsOf(long sequence)
    {
        lock (gate)
        {
            return session.Read(
                "SELECT name, value FROM lookups WHERE seq = $1", row => new Lookup(row.GetString(0), row.GetString(1)), sequence);
        }
    }

    /// <summary>How many visible documents the collection holds.</summary>
    public long Count(string collection) => Number("SELECT count(*) FROM docs WHERE collection = $1 AND hidden = 0", collection);

    /// <summary>Visible documents in order of insertion.</summary>
    /// <param name="afterSequence">The sequence of the last document already read; 0 starts at the beginning.</param>
    public IReadOnlyList<Document> After(string collection, long afterSequence, int limit) =>
        Read(
            $"SELECT {Columns} FROM docs d WHERE d.collection = $1 AND d.hidden = 0 AND d.seq > $2 ORDER BY d.seq LIMIT $3",
            collection, afterSequence, (long)limit);

    public IReadOnlyList<Document> Skip(string collection, long skip, int limit) =>
        Read(
            $"SELECT {Columns} FROM docs d WHERE d.collection = $1 AND d.hidden = 0 ORDER BY d.seq LIMIT $2 OFFSET $3",
            collection, (long)limit, skip);

    /// <summary>All visible documents in order of insertion, read in blocks; changes made meanwhile may or may not be seen.</summary>
    public IEnumerable<Document> Scan(string collection)
    {
        long last = 0;
        while (After(collection, last, 500) is { Count: > 0 } block)
        {
            foreach (var document in block)
            {
                yield return document;
            }
            last = block[^1].Sequence;
        }
    }

    /// <summary>The collections that hold documents, in ordinal order.</summary>
    public IReadOnlyList<string> Collections()
    {
        lock (gate)
        {
            return session.Read("SELECT DISTINCT collection FROM docs ORDER BY collection", row => row.GetString(0));
        }
    }

    /// <summary>The next number of a persisted counter, starting after <paramref name="start"/>.</summary>
    public long Next(string counter, long start = 0) =>
        Transact(() => session.Scalar(
            "INSERT INTO counters(name, value) VALUES($1, $2 + 1) ON CONFLICT(name) DO UPDATE SET value = value + 1 RETURNING value",
            counter, start)!.Value);

    public void Dispose()
    {
        lock (gate)
        {
            session.Dispose();
        }
    }

    private IReadOnlyList<Document> Read(string sql, params ReadOnlySpan<object> values)
    {
        lock (gate)
        {
            return session.Read(
                sql,
                row => new Document(row.GetString(0), JsonNode.Parse(row.GetFieldValue<byte[]>(1))!.AsObject())
                {
                    Hidden = row.GetInt64(2) != 0,
                    Sequence = row.GetInt64(3),
                },
                values);
        }
    }

    private long Number(string sql, params ReadOnlySpan<object> values)
    {
        lock (gate)
        {
            return session.Scalar(sql, values)!.Value;
        }
    }
}
