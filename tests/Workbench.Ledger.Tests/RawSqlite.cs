using Microsoft.Data.Sqlite;

namespace Workbench.Ledger.Tests;

/// <summary>Changes a ledger behind its back.</summary>
internal static class RawSqlite
{
    public static void Run(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
