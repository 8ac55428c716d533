using System.Globalization;
using Npgsql;
using Workbench.Core.Security;
using Workbench.Ledger.Postgres;
using Workbench.Ledger.Reading;
using Workbench.Ledger.Verification;
using Workbench.Tests.Shared;

namespace Workbench.Ledger.Tests.Stores;

/// <summary>A schema of its own on the server of the tests, gone after the test.</summary>
internal sealed class PostgresTestStore : TestStore
{
    private static int made;

    private readonly string connection = PostgresServer.Require();

    public PostgresTestStore() => Place = new PostgresPlace(
        new Secret(connection), string.Create(CultureInfo.InvariantCulture, $"test_{Environment.ProcessId}_{Interlocked.Increment(ref made)}"));

    public PostgresPlace Place { get; }

    public override LedgerPlace LedgerPlace => LedgerPlace.Postgres(Place);

    public override async Task<ILedger> OpenAsync() => await OpenAsync(new PostgresWriter("the test"));

    public Task<PostgresLedger> OpenAsync(PostgresWriter writer) =>
        PostgresLedger.OpenAsync(Place, writer, new FixedClock(), TestContext.Current.CancellationToken);

    public override LedgerReader OpenReader() => PostgresLedger.OpenReader(Place);

    public override long Transactions(ILedger ledger) => ((PostgresLedger)ledger).Transactions;

    public override VerificationReport Verify(string? root = null) => LedgerVerification.Verify(Place, root);

    public override void Run(string sql) => Execute($"SET search_path = {Place.Schema}; {sql.Replace("x'00'", @"'\x00'::bytea", StringComparison.Ordinal)}");

    /// <summary>A way to the server that a test can take away.</summary>
    public TcpRelay Relay()
    {
        var server = new NpgsqlConnectionStringBuilder(connection);
        return new TcpRelay(server.Host!, server.Port);
    }

    /// <summary>The same ledger, by that way.</summary>
    public PostgresPlace PlaceThrough(TcpRelay relay) => new(
        new Secret(new NpgsqlConnectionStringBuilder(connection) { Host = "127.0.0.1", Port = relay.Port }.ToString()), Place.Schema);

    /// <summary>How many connections were cut.</summary>
    public long Cuts { get; private set; }

    /// <summary>Ends every connection to this ledger, whatever it is doing.</summary>
    public void CutConnections()
    {
        using var open = new NpgsqlConnection(connection);
        open.Open();
        using var command = new NpgsqlCommand("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = $1", open);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"workbench {Place.Schema}" });
        Cuts += (long)command.ExecuteScalar()!;
    }

    public override ValueTask DisposeAsync()
    {
        Execute($"DROP SCHEMA IF EXISTS {Place.Schema} CASCADE");
        return ValueTask.CompletedTask;
    }

    private void Execute(string sql)
    {
        using var open = new NpgsqlConnection(connection);
        open.Open();
        using var command = new NpgsqlCommand(sql, open);
        command.ExecuteNonQuery();
    }
}
