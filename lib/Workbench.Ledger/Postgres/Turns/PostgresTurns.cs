using System.Globalization;
using Npgsql;
using Workbench.Core.Connectors;

namespace Workbench.Ledger.Postgres.Turns;

/// <summary>The turns of every credential that the migrations of one database use: one row for each, in a schema beside the ledgers.</summary>
/// <param name="place">Any ledger of the database.</param>
/// <param name="holder">This process, for people.</param>
public sealed class PostgresTurns(PostgresPlace place, string holder, TimeProvider clock) : IQuotaTurns
{
    private const string Schema = "workbench_quota";

    private static readonly TimeSpan LongestStatement = TimeSpan.FromSeconds(60);

    /// <summary>Tells apart those of one process, which may have several migrations open.</summary>
    private static long given;

    private readonly PostgresPlace turns = place.Beside(Schema);

    public IQuotaTurn Of(string name) => new PostgresTurn(this, name, string.Create(CultureInfo.InvariantCulture, $"{holder}, {Interlocked.Increment(ref given)}"), clock);

    /// <summary>A connection that finds the table of turns.</summary>
    internal async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(turns.ConnectionString(PostgresTurn.Length, LongestStatement));
        try
        {
            await connection.OpenAsync();

            // Several may come to a new database at once: the lock is held until what it guards is there for all to see.
            await using var command = new NpgsqlCommand(
                $"""
                BEGIN;
                SELECT pg_advisory_xact_lock(hashtext('{Schema}'));
                CREATE SCHEMA IF NOT EXISTS {Schema};
                CREATE TABLE IF NOT EXISTS turn (
                    name TEXT PRIMARY KEY, token BIGINT NOT NULL, holder TEXT NOT NULL, until TIMESTAMPTZ NOT NULL, wanted TIMESTAMPTZ NOT NULL);
                COMMIT
                """,
                connection);
            await command.ExecuteNonQueryAsync();
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
