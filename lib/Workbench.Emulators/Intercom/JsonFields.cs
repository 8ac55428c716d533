using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>Tolerant reading of request fields: Intercom takes ids and numbers as JSON numbers or as strings.</summary>
internal static class JsonFields
{
    /// <summary>The value as text; null when absent, null or no scalar.</summary>
    public static string? Text(this JsonNode? node, string name) => node is JsonObject fields ? AsText(fields[name]) : null;

    public static string? AsText(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.String => node.GetValue<string>(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => node.ToJsonString(),
        _ => null,
    };

    public static long? Number(this JsonNode? node, string name) =>
        decimal.TryParse(node.Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? (long)number : null;

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

    public static IReadOnlyList<string> Texts(this JsonNode? node, string name) =>
        [.. node.Array(name).Select(AsText).OfType<string>()];

    /// <summary>Digits become a JSON number, as the vendor answers ids of teammates and teams in some places.</summary>
    public static JsonNode? AsInteger(string? digits) =>
        long.TryParse(digits, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null;

    public static JsonArray ToArray(IEnumerable<JsonNode?> nodes) => new([.. nodes]);

    public static JsonArray ToArray(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);

    public static JsonObject List(IEnumerable<JsonNode?> data, string type = "list", string name = "data") =>
        new() { ["type"] = type, [name] = ToArray(data) };
}
