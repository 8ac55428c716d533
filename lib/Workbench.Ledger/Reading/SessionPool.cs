using System.Collections.Concurrent;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Reading;

/// <summary>
/// Read-only connections with their prepared statements, each lent to one thread for one page. Holding one longer would keep the
/// write-ahead log from being folded into the file. A file of an earlier version is read by way of a copy.
/// </summary>
internal sealed class SessionPool(string path) : IDisposable
{
    private readonly ConcurrentBag<Session> idle = [];
    private readonly Lock gate = new();
    private UpToDateCopy? copy;
    private volatile bool isDisposed;

    public T With<T>(Func<Session, T> read)
    {
        var session = Take();
        try
        {
            return read(session);
        }
        finally
        {
            Return(session);
        }
    }

    /// <summary>All rows of a bounded statement.</summary>
    public List<T> List<T>(string sql, Func<Microsoft.Data.Sqlite.SqliteDataReader, T> read, params object?[] arguments) =>
        With(session => session.List(sql, read, arguments));

    public object? Scalar(string sql, params object?[] arguments) => With(session => session.Scalar(sql, arguments));

    public void Dispose()
    {
        isDisposed = true;
        while (idle.TryTake(out var session))
        {
            session.Dispose();
        }

        copy?.Dispose();
    }

    private Session Take()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (idle.TryTake(out var session))
        {
            return session;
        }

        session = Connections.OpenReader(copy?.Path ?? path);
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

    private void Return(Session session)
    {
        if (isDisposed)
        {
            session.Dispose();
        }
        else
        {
            idle.Add(session);
        }
    }
}
