using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Workbench.Ledger.Storage;

/// <summary>One connection with its prepared statements. Parameters are written $1, $2 and so on. Not safe for two threads at once.</summary>
internal sealed class Session(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);

    public SqliteConnection Connection => connection;

    /// <summary>Runs one statement and returns the number of rows it changed.</summary>
    public int Run(string sql, params ReadOnlySpan<object?> arguments) => Prepared(sql, arguments.Length).Run(arguments);

    /// <summary>Runs several statements, once.</summary>
    public void Script(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row; null where there is no row or it holds null.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<object?> arguments) => Prepared(sql, arguments.Length).First(arguments);

    /// <summary>Opens the rows. Must be disposed before the same statement runs again.</summary>
    public SqliteDataReader Open(string sql, params ReadOnlySpan<object?> arguments) => Bind(sql, arguments).ExecuteReader();

    /// <summary>All rows at once; for what is bounded by one record or one page.</summary>
    public List<T> List<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> arguments)
    {
        using var rows = Open(sql, arguments);
        var found = new List<T>();
        while (rows.Read())
        {
            found.Add(read(rows));
        }

        return found;
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }

        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    private Statement Prepared(string sql, int arguments)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            statements.Add(sql, statement = new Statement(connection, sql, arguments));
        }

        return statement;
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<object?> arguments)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var index = 1; index <= arguments.Length; index++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = "$" + index.ToString(CultureInfo.InvariantCulture) });
            }

            prepared.Add(sql, command);
        }

        for (var index = 0; index < arguments.Length; index++)
        {
            command.Parameters[index].Value = arguments[index] ?? DBNull.Value;
        }

        return command;
    }
}
