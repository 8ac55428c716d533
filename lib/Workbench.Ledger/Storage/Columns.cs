using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Workbench.Core.Records;
using Workbench.Core.Writing;

namespace Workbench.Ledger.Storage;

/// <summary>How times, keys, twins and words stand in columns.</summary>
internal static class Columns
{
    public static string Print(this DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static string? Print(this DateTimeOffset? at) => at?.Print();

    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>A text as it is stored, without a copy; only until the next row is read.</summary>
    public static ReadOnlySpan<byte> Utf8(this DbDataReader row, int column) =>
        row is SqliteDataReader sqlite ? raw.sqlite3_column_blob(sqlite.Handle, column) : row.GetFieldValue<byte[]>(column);

    /// <summary>A flag: a number in a table, and what the database calls true where a statement computes it.</summary>
    public static bool Flag(this DbDataReader row, int column) =>
        row.GetFieldType(column) == typeof(bool) ? row.GetBoolean(column) : row.GetInt64(column) != 0;

    public static DateTimeOffset Time(this DbDataReader row, int column) =>
        DateTimeOffset.Parse(row.GetString(column), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    public static DateTimeOffset? TimeOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Time(column);

    public static RecordKey Key(this DbDataReader row, int column) => RecordKey.Parse(row.GetString(column));

    public static RecordKey? KeyOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Key(column);

    public static T Word<T>(this DbDataReader row, int column)
        where T : struct, Enum => Enum.Parse<T>(row.GetString(column));

    public static Kind Kind(this DbDataReader row, int column) =>
        KindName.TryParse(row.GetString(column), out var kind) ? kind : throw new FormatException($"'{row.GetString(column)}' is no kind.");

    /// <summary>The twin in three columns (type, id, container), or null where the type is null.</summary>
    public static TwinRef? TwinOrNull(this DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : new TwinRef(row.GetString(column), row.GetString(column + 1), row.TextOrNull(column + 2));

    public static JsonElement Json(this DbDataReader row, int column) => JsonElement.Parse(row.Utf8(column));

    public static JsonElement? JsonOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Json(column);
}
