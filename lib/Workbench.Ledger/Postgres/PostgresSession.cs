using System.Data;
using System.Data.Common;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Postgres;

/// <summary>A connection to a ledger on PostgreSQL. The driver prepares what runs a second time. Statements whose answer nobody needs wait for the next one.</summary>
internal sealed class PostgresSession : Session
{
    private readonly PostgresConnections connections;
    private readonly bool isWriter;
    private readonly List<NpgsqlBatchCommand> waiting = [];
    private WriterLease? lease;
    private ClockReading heldSince;
    private NpgsqlConnection connection;

    public PostgresSession(PostgresConnections connections, bool isWriter)
    {
        this.connections = connections;
        this.isWriter = isWriter;
        connection = connections.Open(isWriter);
    }

    /// <summary>From here on every transaction rests on the lease.</summary>
    public void Rest(WriterLease on) => lease = on;

    public override int Run(string sql, params ReadOnlySpan<object?> arguments)
    {
        Put(sql, arguments);
        using var batch = Waiting();
        batch.ExecuteNonQuery();
        return (int)batch.BatchCommands[^1].RecordsAffected;
    }

    public override void Put(string sql, params ReadOnlySpan<object?> arguments)
    {
        var command = new NpgsqlBatchCommand(Dialect.Statement(sql));
        foreach (var argument in arguments)
        {
            command.Parameters.Add(Parameter(argument));
        }

        waiting.Add(command);
    }

    public override void Undo(string? savepoint = null)
    {
        waiting.Clear();
        base.Undo(savepoint);
    }

    public override void Script(string sql)
    {
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }

    public override object? Scalar(string sql, params ReadOnlySpan<object?> arguments)
    {
        using var rows = Open(sql, arguments);
        return rows.Read() && !rows.IsDBNull(0) ? rows.GetValue(0) : null;
    }

    public override DbDataReader Open(string sql, params ReadOnlySpan<object?> arguments)
    {
        Put(sql, arguments);
        using var batch = Waiting();
        return batch.ExecuteReader();
    }

    /// <summary>Every transaction of the writer begins with its lease, and holds it until its end: who lost it can write nothing.</summary>
    public override void Begin()
    {
        waiting.Clear();
        Put("BEGIN");
        heldSince = lease?.Hold(this) ?? default;
    }

    /// <summary>Only now does the server hold the lease for longer: a transaction that is lost renews nothing.</summary>
    public override void Commit()
    {
        base.Commit();
        lease?.Renewed(heldSince);
    }

    /// <summary>Classes 22 and 23 are values and rules, 54000 a value too long for its index; whatever else happens is about the database.</summary>
    public override bool Refuses(DbException failure) => failure.SqlState is ['2', '2' or '3', ..] or "54000";

    public override bool Regain(Exception failure)
    {
        // A statement that was given up leaves the connection open where the server could be told of it; what it did is not known all the same.
        if ((connection.State == ConnectionState.Open && failure.InnerException is not TimeoutException) || connections.Reopen(isWriter, failure) is not { } again)
        {
            return false;
        }

        connection.Dispose();
        connection = again;
        return true;
    }

    public override bool IsAway(Exception failure) => ServerFailure.IsAway(failure);

    public override void Dispose() => connection.Dispose();

    /// <summary>Everything that waits, to be sent at once: what costs is the way to the server and back.</summary>
    private NpgsqlBatch Waiting()
    {
        var batch = new NpgsqlBatch(connection);
        waiting.ForEach(batch.BatchCommands.Add);
        waiting.Clear();
        return batch;
    }

    private static NpgsqlParameter Parameter(object? value) => value switch
    {
        null => new NpgsqlParameter { Value = DBNull.Value },
        string text => new NpgsqlParameter<string> { TypedValue = Storable(text), NpgsqlDbType = NpgsqlDbType.Text },
        long number => new NpgsqlParameter<long> { TypedValue = number, NpgsqlDbType = NpgsqlDbType.Bigint },
        int number => new NpgsqlParameter<long> { TypedValue = number, NpgsqlDbType = NpgsqlDbType.Bigint },
        double number => new NpgsqlParameter<double> { TypedValue = number, NpgsqlDbType = NpgsqlDbType.Double },
        bool isTrue => new NpgsqlParameter<long> { TypedValue = isTrue ? 1 : 0, NpgsqlDbType = NpgsqlDbType.Bigint },
        byte[] bytes => new NpgsqlParameter<byte[]> { TypedValue = bytes, NpgsqlDbType = NpgsqlDbType.Bytea },
        _ => throw new ArgumentException($"A column takes no {value.GetType().Name}.", nameof(value)),
    };

    /// <summary>A lone half of a character is stored as a ledger file stores it, as U+FFFD; so is the character zero, which PostgreSQL has not.</summary>
    private static string Storable(string text) =>
        text.Contains('\0') ? Storable(text.Replace('\0', '\ufffd'))
        : text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))
        : text;
}
