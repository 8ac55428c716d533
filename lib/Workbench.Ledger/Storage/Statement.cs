using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Workbench.Ledger.Storage;

/// <summary>
/// A prepared statement that is stepped directly: a change is a handful of these, and a command of the provider costs more than what SQLite does in it.
/// </summary>
internal sealed class Statement : IDisposable
{
    /// <summary>Texts up to this many characters stand in the statement's own bytes, one slot for each parameter; SQLite copies longer ones.</summary>
    private const int ShortText = 512;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt prepared;
    private readonly nint handle;
    private readonly int[] places;
    private readonly byte[] texts;
    private readonly int slot = Encoding.UTF8.GetMaxByteCount(ShortText);

    /// <param name="sql">One statement; its parameters are written $1, $2 and so on.</param>
    /// <param name="arguments">How many there are.</param>
    public Statement(SqliteConnection connection, string sql, int arguments)
    {
        database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out prepared), database);
        handle = prepared.DangerousGetHandle();
        places = [.. Enumerable.Range(1, arguments)
            .Select(number => raw.sqlite3_bind_parameter_index(prepared, "$" + number.ToString(CultureInfo.InvariantCulture)))];
        texts = GC.AllocateUninitializedArray<byte>(arguments * slot, pinned: true);
    }

    /// <summary>The number of rows it changed.</summary>
    public int Run(ReadOnlySpan<object?> arguments)
    {
        BindAll(arguments);
        try
        {
            Step();
            return NativeSqlite.Changes(database.DangerousGetHandle());
        }
        finally
        {
            _ = NativeSqlite.Reset(handle);
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
            _ = NativeSqlite.Reset(handle);
        }
    }

    public void Dispose() => prepared.Dispose();

    private void BindAll(ReadOnlySpan<object?> arguments)
    {
        for (var index = 0; index < arguments.Length; index++)
        {
            if (places[index] > 0 && Bind(index, arguments[index]) is var result and not raw.SQLITE_OK)
            {
                SqliteException.ThrowExceptionForRC(result, database);
            }
        }
    }

    private int Step()
    {
        var result = NativeSqlite.Step(handle);
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

    private int Bind(int index, object? value) => value switch
    {
        null => NativeSqlite.BindNull(handle, places[index]),
        string { Length: <= ShortText } text => BindShort(index, text),
        string text => raw.sqlite3_bind_text(prepared, places[index], text),
        long number => NativeSqlite.BindNumber(handle, places[index], number),
        int number => NativeSqlite.BindNumber(handle, places[index], number),
        bool isTrue => NativeSqlite.BindNumber(handle, places[index], isTrue ? 1 : 0),
        double number => raw.sqlite3_bind_double(prepared, places[index], number),

        // A span without bytes has no address, and would be bound as null.
        byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(prepared, places[index], 0),
        byte[] bytes => raw.sqlite3_bind_blob(prepared, places[index], bytes),
        _ => throw new ArgumentException($"A column takes no {value.GetType().Name}.", nameof(value)),
    };

    private int BindShort(int index, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text, texts.AsSpan(index * slot, slot));
        return NativeSqlite.BindText(handle, places[index], Marshal.UnsafeAddrOfPinnedArrayElement(texts, index * slot), bytes);
    }
}
