using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Emulators.Gorgias;

/// <summary>Reading of fields whose shape was checked before, or that the emulator stored itself.</summary>
internal static class JsonReading
{
    /// <summary>A scalar as text; null when absent, null or no scalar.</summary>
    public static string? Text(this JsonNode? node, string name) => node is JsonObject fields ? AsText(fields[name]) : null;

    public static string? AsText(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.String => node.GetValue<string>(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => node.ToJsonString(),
        _ => null,
    };

    public static long? Whole(this JsonNode? node, string name) =>
        long.TryParse(node.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool? Flag(this JsonNode? node, string name) => node.Text(name) switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };

    public static JsonArray Array(this JsonNode? node, string name) =>
        node is JsonObject fields && fields[name] is JsonArray array ? array : [];

    public static JsonObject Object(this JsonNode? node, string name) =>
        node is JsonObject fields && fields[name] is JsonObject found ? found : [];

    public static JsonNode? Copy(this JsonNode? node, string name) => node is JsonObject fields ? fields[name]?.DeepClone() : null;

    /// <summary>Copies the named fields that the form has, null included.</summary>
    public static void Take(this JsonObject record, JsonObject form, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (form.ContainsKey(name))
            {
                record[name] = form[name]?.DeepClone();
            }
        }
    }

    public static JsonArray ToJsonArray(this IEnumerable<JsonNode?> nodes) => new([.. nodes]);

    /// <summary>Digits as a JSON number.</summary>
    public static JsonNode? Number(string? digits) =>
        long.TryParse(digits, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null;

    public static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);
}
