using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Workbench.Ledger.Storage;

/// <summary>A connection to a ledger file.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : Session
{
    private readonly Dictionary<string, SqliteCommand> prepared = new(SqlText.Comparer);
    private readonly Dictionary<string, Statement> statements = new(SqlText.Comparer);

    public SqliteConnection Connection => connection;

    public override int Run(string sql, params ReadOnlySpan<object?> arguments) => Prepared(sql, arguments.Length).Run(arguments);

    public override void Script(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public override object? Scalar(string sql, params ReadOnlySpan<object?> arguments) => Prepared(sql, arguments.Length).First(arguments);

    public override DbDataReader Open(string sql, params ReadOnlySpan<object?> arguments) => Bind(sql, arguments).ExecuteReader();

    public override void Begin() => Run("BEGIN IMMEDIATE");

    public override bool Refuses(DbException failure) => ((SqliteException)failure).SqliteErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT;

    public override void Dispose()
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
