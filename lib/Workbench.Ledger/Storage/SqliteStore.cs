using Workbench.Ledger.Reading;

namespace Workbench.Ledger.Storage;

/// <summary>A ledger in one file. A file of an earlier version is read by way of a copy.</summary>
/// <param name="path">The whole path of the file.</param>
internal sealed class SqliteStore(string path, TimeProvider clock) : ILedgerStore
{
    private readonly Lock gate = new();
    private UpToDateCopy? copy;

    public string Name => path;

    public BodyFiles Files { get; } = BodyFiles.Beside(path);

    public Session OpenReader() => Open();

    public (IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows) Query(string sql, int maxRows)
    {
        using var session = Open();
        return new FreeQuery(session, clock).Run(sql, maxRows);
    }

    public void Dispose() => copy?.Dispose();

    private SqliteSession Open()
    {
        var session = Connections.OpenReader(copy?.Path ?? path);
        try
        {
            if (!SchemaScripts.IsOlder(session, path))
            {
                return session;
            }

            lock (gate)
            {
                copy ??= new UpToDateCopy(session);
            }
        }
        catch
        {
            session.Dispose();
            throw;
        }

        session.Dispose();
        return Connections.OpenReader(copy.Path);
    }
}
