using System.Globalization;
using Npgsql;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests.Running;

/// <summary>A name of its own for the ledgers of one migration on the server of the tests; what is under it is gone after the test.</summary>
internal sealed class ServerSchema : IDisposable
{
    private static int made;

    public string Connection { get; } = PostgresServer.Require();

    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"e2e_{Environment.ProcessId}_{Interlocked.Increment(ref made)}");

    public void Dispose()
    {
        using var open = new NpgsqlConnection(Connection);
        open.Open();
        using var command = new NpgsqlCommand($"DROP SCHEMA IF EXISTS {Name} CASCADE; DROP SCHEMA IF EXISTS {Name}_rehearsal CASCADE", open);
        command.ExecuteNonQuery();
    }
}
