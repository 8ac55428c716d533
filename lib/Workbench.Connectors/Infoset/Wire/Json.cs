using System.Globalization;
using System.Text.Json;

namespace Workbench.Connectors.Infoset.Wire;

/// <summary>Reads members of rows whose exact shape nobody has documented.</summary>
internal static class Json
{
    /// <summary>A member; null where it is missing, null, or the row is no object.</summary>
    public static JsonElement? Member(this JsonElement row, string name) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var found) && found.ValueKind is not JsonValueKind.Null
            ? found
            : null;

    /// <summary>A member as text, whatever its JSON type; "" where it is missing or null.</summary>
    public static string Text(this JsonElement row, string name) => row.Member(name) is { } found ? found.AsText() : "";

    /// <summary>A value as text; lists are joined by commas.</summary>
    public static string AsText(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(AsText)),
        _ => value.GetRawText(),
    };

    /// <summary>The texts of a list; empty where it is missing.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement row, string name) =>
        row.Member(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(AsText)] : [];

    /// <summary>The rows of a list; empty where it is missing.</summary>
    public static IEnumerable<JsonElement> Rows(this JsonElement row, string name) =>
        row.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>A time; one without a zone is UTC (assumed). Null where there is none or it cannot be read.</summary>
    public static DateTimeOffset? Time(this JsonElement row, string name) => ReadTime(row.Text(name));

    public static DateTimeOffset? ReadTime(string text) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
}
