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

    public static string? TextOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>A text as it is stored, without a copy; only until the next row is read.</summary>
    public static ReadOnlySpan<byte> Utf8(this SqliteDataReader row, int column) => raw.sqlite3_column_blob(row.Handle, column);

    public static DateTimeOffset Time(this SqliteDataReader row, int column) =>
        DateTimeOffset.Parse(row.GetString(column), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    public static DateTimeOffset? TimeOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.Time(column);

    public static RecordKey Key(this SqliteDataReader row, int column) => RecordKey.Parse(row.GetString(column));

    public static RecordKey? KeyOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.Key(column);

    public static T Word<T>(this SqliteDataReader row, int column)
        where T : struct, Enum => Enum.Parse<T>(row.GetString(column));

    public static Kind Kind(this SqliteDataReader row, int column) =>
        KindName.TryParse(row.GetString(column), out var kind) ? kind : throw new FormatException($"'{row.GetString(column)}' is no kind.");

    /// <summary>The twin in three columns (type, id, container), or null where the type is null.</summary>
    public static TwinRef? TwinOrNull(this SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : new TwinRef(row.GetString(column), row.GetString(column + 1), row.TextOrNull(column + 2));

    public static JsonElement Json(this SqliteDataReader row, int column) => JsonElement.Parse(row.Utf8(column));

    public static JsonElement? JsonOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.Json(column);
}
