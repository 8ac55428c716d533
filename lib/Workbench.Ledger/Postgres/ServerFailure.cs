using System.Net.Sockets;
using Npgsql;

namespace Workbench.Ledger.Postgres;

/// <summary>What a way to PostgreSQL can throw. The driver wraps most of it; a name that is not resolved and a connect that takes too long come bare.</summary>
public static class ServerFailure
{
    /// <summary>True where the server, or the way to it, failed.</summary>
    public static bool Is(Exception failure) => failure is NpgsqlException or SocketException or TimeoutException;
}
