using Npgsql;
using Workbench.Ledger.Reading;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Postgres;

/// <summary>A ledger in one schema of a PostgreSQL database. Bodies of any size lie in it: workers on several machines share no folder.</summary>
internal sealed class PostgresStore(PostgresConnections connections) : ILedgerStore
{
    private const string TooLong = "57014";

    public string Name => connections.Place.Name;

    public BodyFiles Files { get; } = new(null);

    public Session OpenReader()
    {
        var session = new PostgresSession(connections, isWriter: false);
        try
        {
            PostgresSchema.RequireCurrent(session, connections.Place);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public (IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows) Query(string sql, int maxRows)
    {
        FreeStatement.RequireSelect(sql);
        try
        {
            // A connection of its own, so that nothing the statement sets outlives it. A batch hands the text over as it is: a second statement in it is refused.
            using var connection = connections.Open(isWriter: false);
            using (var limit = new NpgsqlCommand($"SET statement_timeout = {FreeStatement.Limit.TotalMilliseconds:0}; BEGIN READ ONLY", connection))
            {
                limit.ExecuteNonQuery();
            }

            using var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(sql) } };
            using var rows = batch.ExecuteReader();
            return FreeStatement.Rows(rows, maxRows);
        }
        catch (NpgsqlException failure) when (failure.SqlState == TooLong)
        {
            throw FreeStatement.TooLong(failure);
        }
        catch (NpgsqlException failure)
        {
            throw FreeStatement.NotValid(failure);
        }
    }

    public void Dispose() => connections.Dispose();
}
