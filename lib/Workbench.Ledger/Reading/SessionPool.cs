using System.Collections.Concurrent;
using System.Data.Common;
using Workbench.Ledger.Storage;
using Workbench.Ledger.Verification;

namespace Workbench.Ledger.Reading;

/// <summary>
/// Read-only connections with their prepared statements, each lent to one thread for one page: holding one longer would keep a database from
/// folding its log. Where the database went away, a page waits until it is back and is read again.
/// </summary>
/// <param name="watch">Goes along with whoever reads many pages; nobody by default.</param>
internal sealed class SessionPool(ILedgerStore store, ReadingWatch? watch = null) : IDisposable
{
    private readonly ConcurrentBag<Session> idle = [];
    private volatile bool isDisposed;

    public T With<T>(Func<Session, T> read)
    {
        var session = Take();
        try
        {
            return ReadWhole(session, read);
        }
        finally
        {
            Return(session);
        }
    }

    /// <summary>All rows of a bounded statement.</summary>
    public List<T> List<T>(string sql, Func<DbDataReader, T> read, params object?[] arguments) =>
        With(session => session.List(sql, read, arguments));

    /// <summary>A page was read.</summary>
    public void Told(int rows) => watch?.Add(rows);

    public object? Scalar(string sql, params object?[] arguments) => With(session => session.Scalar(sql, arguments));

    public void Dispose()
    {
        isDisposed = true;
        while (idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }

    private static T ReadWhole<T>(Session session, Func<Session, T> read)
    {
        while (true)
        {
            try
            {
                return read(session);
            }
            catch (Exception failure) when (failure is DbException or InvalidOperationException)
            {
                if (!session.Regain(failure))
                {
                    throw;
                }
            }
        }
    }

    private Session Take()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return idle.TryTake(out var session) ? session : store.OpenReader();
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
