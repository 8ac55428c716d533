using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Workbench.EndToEnd.Tests.Running;

/// <summary>A SQLite file, a vendor's state or a ledger, read while another process writes it.</summary>
internal static class StateFile
{
    /// <summary>Documents of a collection of a vendor; 0 until the state can be read.</summary>
    public static int Count(string path, string collection) =>
        Number(path, "SELECT count(*) FROM docs WHERE collection = $1", collection);

    /// <summary>Documents of a vendor that its API can show; 0 until the state can be read.</summary>
    public static int CountAll(string path) =>
        Number(path, "SELECT count(*) FROM docs WHERE substr(collection, 1, 1) <> '_'");

    /// <summary>Events of a ledger; 0 until it can be read.</summary>
    public static int Events(string path) => Number(path, "SELECT max(number) FROM event");

    /// <summary>Writes of a ledger whose intent is there and whose outcome is not; 0 until it can be read.</summary>
    public static int InFlight(string path) => Number(path, "SELECT count(*) FROM write WHERE state = 'Sending'");

    /// <summary>Writes of a ledger that a load still has to do; 0 until it can be read.</summary>
    public static int Due(string path) => Number(path, "SELECT count(*) FROM write WHERE state IN ('Planned', 'Sending', 'InDoubt')");

    /// <summary>The one number that a statement gives; 0 where there is none, or no file or table yet.</summary>
    private static int Number(string path, string sql, params ReadOnlySpan<string> arguments)
    {
        if (!File.Exists(path))
        {
            return 0;
        }

        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            for (var index = 0; index < arguments.Length; index++)
            {
                command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${index + 1}"), arguments[index]);
            }

            return command.ExecuteScalar() is long number ? (int)number : 0;
        }
        catch (SqliteException)
        {
            // Its owner is just making the tables.
            return 0;
        }
    }
}
