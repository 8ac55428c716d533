using System.Globalization;
using System.Text.Json;

namespace Workbench.Connectors.Vivantio;

/// <summary>Reads members of the vendor's objects, whatever their JSON type.</summary>
internal static class VivantioJson
{
    /// <summary>A member as text; "" where it is missing or null.</summary>
    public static string Text(JsonElement row, string name) => Member(row, name) is { } value ? Text(value) : "";

    /// <summary>A value as text; "" where it is null.</summary>
    public static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };

    /// <summary>A member; null where it is missing.</summary>
    public static JsonElement? Member(JsonElement row, string name) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var value) ? value : null;

    /// <summary>An id as text; "" where it is missing, null or 0, which all mean "none".</summary>
    public static string Id(JsonElement row, string name) => Text(row, name) is var text && text == "0" ? "" : text;

    /// <summary>The objects of a list member; none where it is missing.</summary>
    public static IEnumerable<JsonElement> Rows(JsonElement row, string name) =>
        Member(row, name) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object)
            : [];

    /// <summary>The texts of a list member; none where it is missing.</summary>
    public static IEnumerable<string> Texts(JsonElement row, string name) =>
        Member(row, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(Text) : [];

    /// <summary>A member that is true as a word, a number or a text.</summary>
    public static bool IsTrue(JsonElement row, string name) => Text(row, name).ToLowerInvariant() is "true" or "1";

    /// <summary>A whole number; null where the member is none.</summary>
    public static long? Number(JsonElement row, string name) =>
        long.TryParse(Text(row, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
