using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Workbench.Ledger.Storage;

/// <summary>
/// A prepared statement that is stepped directly: a change is a handful of these, and a command of the provider costs more than what SQLite does in it.
/// </summary>
internal sealed class Statement : IDisposable
{
    /// <summary>Texts up to this length are encoded on the stack.</summary>
    private const int ShortText = 512;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt prepared;
    private readonly int[] places;

    /// <param name="sql">One statement; its parameters are written $1, $2 and so on.</param>
    /// <param name="arguments">How many there are.</param>
    public Statement(SqliteConnection connection, string sql, int arguments)
    {
        database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out prepared), database);
        places = [.. Enumerable.Range(1, arguments)
            .Select(number => raw.sqlite3_bind_parameter_index(prepared, "$" + number.ToString(CultureInfo.InvariantCulture)))];
    }

    /// <summary>The number of rows it changed.</summary>
    public int Run(ReadOnlySpan<object?> arguments)
    {
        BindAll(arguments);
        try
        {
            Step();
            return raw.sqlite3_changes(database);
        }
        finally
        {
            raw.sqlite3_reset(prepared);
        }
    }

    /// <summary>The first column of the first row; null where there is no row or it holds null.</summary>
    public object? First(ReadOnlySpan<object?> arguments)
    {
        BindAll(arguments);
        try
        {
            return Step() == raw.SQLITE_ROW ? Column() : null;
        }
        finally
        {
            raw.sqlite3_reset(prepared);
        }
    }

    public void Dispose() => prepared.Dispose();

    private void BindAll(ReadOnlySpan<object?> arguments)
    {
        for (var index = 0; index < arguments.Length; index++)
        {
            if (places[index] > 0)
            {
                SqliteException.ThrowExceptionForRC(Bind(places[index], arguments[index]), database);
            }
        }
    }

    private int Step()
    {
        var result = raw.sqlite3_step(prepared);
        SqliteException.ThrowExceptionForRC(result, database);
        return result;
    }

    private object? Column() => raw.sqlite3_column_type(prepared, 0) switch
    {
        raw.SQLITE_INTEGER => raw.sqlite3_column_int64(prepared, 0),
        raw.SQLITE_TEXT => raw.sqlite3_column_text(prepared, 0).utf8_to_string(),
        raw.SQLITE_BLOB => raw.sqlite3_column_blob(prepared, 0).ToArray(),
        raw.SQLITE_NULL => null,
        var type => throw new NotSupportedException($"A first column of SQLite's type {type} is not read."),
    };

    private int Bind(int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(prepared, place),
        // A span without bytes has no address, and would be bound as null.
        "" => raw.sqlite3_bind_text(prepared, place, ""),
        byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(prepared, place, 0),
        string text => BindText(place, text),
        long number => raw.sqlite3_bind_int64(prepared, place, number),
        int number => raw.sqlite3_bind_int64(prepared, place, number),
        double number => raw.sqlite3_bind_double(prepared, place, number),
        bool isTrue => raw.sqlite3_bind_int64(prepared, place, isTrue ? 1 : 0),
        byte[] bytes => raw.sqlite3_bind_blob(prepared, place, bytes),
        _ => throw new ArgumentException($"A column takes no {value.GetType().Name}.", nameof(value)),
    };

    private int BindText(int place, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var bytes = most <= ShortText ? stackalloc byte[ShortText] : new byte[most];
        return raw.sqlite3_bind_text(prepared, place, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }
}
