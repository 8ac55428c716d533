using System.Net.Sockets;
using Npgsql;

namespace Workbench.Ledger.Postgres;

/// <summary>What a way to PostgreSQL can throw. The driver wraps most of it; a name that is not resolved and a connect that takes too long come bare.</summary>
public static class ServerFailure
{
    /// <summary>True where the server, or the way to it, failed.</summary>
    public static bool Is(Exception failure) => failure is NpgsqlException or SocketException or TimeoutException;

    /// <summary>True where it may be there again later without anybody changing anything; false where it answered, and refused.</summary>
    public static bool IsAway(Exception failure) => failure switch
    {
        // Class 57P is a server that stops or starts, 25P03 one that gave up a transaction that stood still.
        PostgresException said => said.IsTransient || said.SqlState is ['5', '7', 'P', ..] or "25P03",
        _ => Is(failure) || (failure.InnerException is { } inner && IsAway(inner)),
    };
}
