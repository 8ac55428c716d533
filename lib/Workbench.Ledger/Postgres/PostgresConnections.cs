using Npgsql;
using Workbench.Core.Errors;

namespace Workbench.Ledger.Postgres;

/// <summary>Opens connections to a ledger on PostgreSQL, and waits where the server went away.</summary>
internal sealed class PostgresConnections(PostgresPlace place, TimeProvider clock, PostgresWriter writer) : IDisposable
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource closing = new();
    private volatile bool wasThere;
    private int isAway;

    public PostgresPlace Place => place;

    /// <summary>Opens one; waits where the server was there before and is away.</summary>
    /// <exception cref="LedgerException">The server does not answer, or refuses the user.</exception>
    public NpgsqlConnection Open(bool isWriter)
    {
        try
        {
            return Connect(isWriter);
        }
        catch (LedgerException failure)
        {
            if (wasThere && Reopen(isWriter, failure) is { } again)
            {
                return again;
            }

            throw;
        }
    }

    /// <summary>A new connection as soon as there is one, said once per outage; null where the server stays away for too long, or the ledger is closed meanwhile.</summary>
    public NpgsqlConnection? Reopen(bool isWriter, Exception lost)
    {
        var since = clock.GetTimestamp();
        while (true)
        {
            try
            {
                var connection = Connect(isWriter);
                if (Interlocked.Exchange(ref isAway, 0) == 1)
                {
                    writer.Says?.Invoke($"The ledger {place.Name} is there again after {clock.GetElapsedTime(since).TotalSeconds:0} s; the work goes on.");
                }

                return connection;
            }
            catch (LedgerException)
            {
                if (Interlocked.Exchange(ref isAway, 1) == 0)
                {
                    writer.Says?.Invoke(
                        $"The ledger {place.Name} went away ({lost.Message}). Waiting for it, at most {writer.LongestOutage.TotalMinutes:0} minutes; nothing new is sent meanwhile.");
                }
            }

            if (clock.GetElapsedTime(since) > writer.LongestOutage || closing.Token.WaitHandle.WaitOne(BetweenTries))
            {
                return null;
            }
        }
    }

    /// <summary>Ends every wait.</summary>
    public void Dispose() => closing.Cancel();

    private NpgsqlConnection Connect(bool isWriter)
    {
        var connection = new NpgsqlConnection(isWriter ? place.ConnectionString(writer.Lease, writer.LongestStatement) : place.ConnectionString(null, null));
        try
        {
            connection.Open();
            wasThere = true;
            return connection;
        }
        catch (Exception failure) when (ServerFailure.Is(failure))
        {
            connection.Dispose();
            throw new LedgerException(
                $"The ledger {place.Name} cannot be reached ({failure.Message}). See that PostgreSQL runs and that the user may use the database.", failure)
            {
                IsAway = ServerFailure.IsAway(failure),
            };
        }
    }
}
