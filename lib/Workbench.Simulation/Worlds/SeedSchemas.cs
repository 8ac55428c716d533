using System.Globalization;
using Npgsql;
using Workbench.Core.Errors;
using Workbench.Core.Security;
using Workbench.Ledger.Postgres;

namespace Workbench.Simulation.Worlds;

/// <summary>The schemas of a database in which the ledgers of the seeds lie, each for as long as its seed runs.</summary>
/// <param name="connection">The connection string; a secret.</param>
internal sealed class SeedSchemas(Secret connection)
{
    /// <summary>Named by this process and the seed, so that several simulations may use one database.</summary>
    public PostgresPlace Of(long seed) => new(
        connection, string.Create(CultureInfo.InvariantCulture, $"simulation_{Environment.ProcessId}_{seed}").Replace('-', '_'));

    /// <summary>Removes the ledger of a seed; also one that a simulation with the same process id left behind when it was killed.</summary>
    /// <exception cref="LedgerException">The server cannot be reached, or refuses.</exception>
    public static async Task DropAsync(PostgresPlace place)
    {
        try
        {
            await using var open = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(place.ConnectionFor("workbench simulate").Reveal()) { Pooling = false }.ToString());
            await open.OpenAsync();
            await using var command = new NpgsqlCommand($"DROP SCHEMA IF EXISTS {place.Schema} CASCADE", open);
            await command.ExecuteNonQueryAsync();
        }
        catch (Exception failure) when (ServerFailure.Is(failure))
        {
            throw new LedgerException(
                $"The ledger {place.Name} of a simulated migration cannot be removed ({failure.Message}). See that PostgreSQL runs and that the user may make schemas in the database.", failure);
        }
    }
}
