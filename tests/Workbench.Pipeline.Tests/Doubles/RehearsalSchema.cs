using System.Globalization;
using Npgsql;
using Workbench.Core.Security;
using Workbench.Ledger;
using Workbench.Ledger.Postgres;
using Workbench.Tests.Shared;

namespace Workbench.Pipeline.Tests.Doubles;

/// <summary>A schema of its own on the server of the tests, gone after the rehearsal.</summary>
internal sealed class RehearsalSchema : IAsyncDisposable
{
    private static int made;

    private readonly string connection = PostgresServer.Require();
    private readonly PostgresPlace place;

    public RehearsalSchema() => place = new PostgresPlace(
        new Secret(connection), string.Create(CultureInfo.InvariantCulture, $"pipeline_{Environment.ProcessId}_{Interlocked.Increment(ref made)}"));

    public LedgerPlace Ledger => LedgerPlace.Postgres(place);

    public async ValueTask DisposeAsync()
    {
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync();
        await using var command = new NpgsqlCommand($"DROP SCHEMA IF EXISTS {place.Schema} CASCADE", open);
        await command.ExecuteNonQueryAsync();
    }
}
