using Microsoft.Data.Sqlite;

namespace Workbench.Emulators.Kit;

/// <summary>One SQLite connection with its prepared statements. Not thread-safe: the store holds the lock.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> commands = [];

    static SqliteSession()
    {
        SQLitePCL.Batteries_V2.Init();

        // Statistics that nobody reads would take a lock for every allocation, one lock for all accounts of a process. Refused, without harm,
        // where something else of this process has used SQLite before.
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    public SqliteSession(string? path)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = path ?? ":memory:", Pooling = false };
        connection = new SqliteConnection(text.ToString());
        connection.Open();
        // Surviving the death of the process needs the write to reach the operating system, not the disk.
        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = OFF");
    }

    /// <summary>Replaces everything in the other database by what is in this one.</summary>
    public void CopyTo(SqliteSession other) => connection.BackupDatabase(other.connection);

    public void Execute(string sql, params ReadOnlySpan<object> values) => Bind(sql, values).ExecuteNonQuery();

    public long? Scalar(string sql, params ReadOnlySpan<object> values) => Bind(sql, values).ExecuteScalar() as long?;

    public IReadOnlyList<T> Read<T>(string sql, Func<SqliteDataReader, T> convert, params ReadOnlySpan<object> values)
    {
        var rows = new List<T>();
        using var reader = Bind(sql, values).ExecuteReader();
        while (reader.Read())
        {
            rows.Add(convert(reader));
        }
        return rows;
    }

    public void Dispose()
    {
        foreach (var command in commands.Values)
        {
            command.Dispose();
        }
        connection.Dispose();
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<object> values)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var position = 1; position <= values.Length; position++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = "$" + position });
            }
            commands.Add(sql, command);
        }
        for (var position = 0; position < values.Length; position++)
        {
            command.Parameters[position].Value = values[position];
        }
        return command;
    }
}
