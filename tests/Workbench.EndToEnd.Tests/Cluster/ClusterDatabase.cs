using System.Globalization;
using Npgsql;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests.Cluster;

/// <summary>A database of its own on a server.</summary>
internal sealed class ClusterDatabase : IDisposable
{
    private static int made;

    private readonly string server;
    private readonly string direct;
    private readonly TcpRelay? way;
    private readonly string name = string.Create(CultureInfo.InvariantCulture, $"cluster_{Environment.ProcessId}_{Interlocked.Increment(ref made)}");

    private ClusterDatabase(string server, TcpRelay? way)
    {
        (this.server, this.way) = (server, way);
        Run(server, $"CREATE DATABASE {name}");
        direct = new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = false }.ToString();
        var reached = new NpgsqlConnectionStringBuilder(server) { Database = name };
        if (way is not null)
        {
            way.Open();
            (reached.Host, reached.Port) = ("127.0.0.1", way.Port);
        }

        Connection = reached.ToString();
    }

    /// <summary>On the server of the tests, reached by a way that can be taken away.</summary>
    public static ClusterDatabase BehindRelay()
    {
        var server = PostgresServer.Require();
        var settings = new NpgsqlConnectionStringBuilder(server);
        return new ClusterDatabase(server, new TcpRelay(settings.Host!, settings.Port));
    }

    /// <summary>On a server that the test may stop.</summary>
    public static ClusterDatabase On(OwnPostgres server) => new(server.Connection, null);

    /// <summary>How the workbench reaches it.</summary>
    public string Connection { get; }

    /// <exception cref="InvalidOperationException">It is reached directly.</exception>
    public TcpRelay Way => way ?? throw new InvalidOperationException("This database is reached directly; stop its server instead.");

    /// <summary>Which worker carries out which migration's step at this moment.</summary>
    public async Task<IReadOnlyDictionary<string, string>> RunningAsync(string step, CancellationToken cancellation)
    {
        await using var open = new NpgsqlConnection(direct);
        await open.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(
            "SELECT job_group, max(instance_name) FROM workbench_cluster.qrtz_fired_triggers WHERE job_name = $1 AND state = 'EXECUTING' GROUP BY job_group", open);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = step });
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            found[rows.GetString(0)] = rows.GetString(1);
        }

        return found;
    }

    /// <summary>When the workers last showed that they live, in Quartz.NET's own count; it grows with every sign of life of the only worker.</summary>
    public async Task<long> SignOfLifeAsync(CancellationToken cancellation)
    {
        await using var open = new NpgsqlConnection(direct);
        await open.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand("SELECT coalesce(max(last_checkin_time), 0) FROM workbench_cluster.qrtz_scheduler_state", open);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Runs statements as somebody who owns everything.</summary>
    public void Run(string sql) => Run(direct, sql);

    /// <summary>Steps that nobody has finished yet.</summary>
    public async Task<long> JobsAsync(CancellationToken cancellation)
    {
        await using var open = new NpgsqlConnection(direct);
        await open.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand("SELECT count(*) FROM workbench_cluster.qrtz_job_details", open);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public void Dispose()
    {
        way?.Dispose();
        NpgsqlConnection.ClearAllPools();
        Run(server, $"DROP DATABASE {name} WITH (FORCE)");
    }

    private static void Run(string connection, string sql)
    {
        using var open = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ToString());
        open.Open();
        using var command = new NpgsqlCommand(sql, open);
        command.ExecuteNonQuery();
    }
}
