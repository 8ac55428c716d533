using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Workbench.EndToEnd.Tests.Running;

/// <summary>A vendor's state file, read while another process writes it.</summary>
internal static class StateFile
{
    /// <summary>Documents of a collection; 0 until the state can be read.</summary>
    public static int Count(string path, string collection)
    {
        if (!File.Exists(path))
        {
            return 0;
        }

        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        try
        {
            connection.Open();
            using var count = connection.CreateCommand();
            count.CommandText = "SELECT count(*) FROM docs WHERE collection = $1";
            count.Parameters.AddWithValue("$1", collection);
            return Convert.ToInt32(count.ExecuteScalar(), CultureInfo.InvariantCulture);
        }
        catch (SqliteException)
        {
            // The vendor is just making its tables.
            return 0;
        }
    }
}
