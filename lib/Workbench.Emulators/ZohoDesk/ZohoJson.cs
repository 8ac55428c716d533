using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Tolerant reading of JSON: the vendor takes ids, numbers and flags as JSON values or as strings.</summary>
internal static class ZohoJson
{
    public const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

    /// <summary>The value as text; null when absent, null or no scalar.</summary>
    public static string? Text(this JsonNode? node, string name) => node is JsonObject fields ? AsText(fields[name]) : null;

    public static string? AsText(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.String => node.GetValue<string>(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => node.ToJsonString(),
        _ => null,
    };

    public static bool Flag(this JsonNode? node, string name) => node.Text(name) == "true";

    public static long Number(this JsonNode? node, string name) =>
        long.TryParse(node.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static JsonArray Array(this JsonNode? node, string name) =>
        node is JsonObject fields && fields[name] is JsonArray array ? array : [];

    public static JsonObject Object(this JsonNode? node, string name) =>
        node is JsonObject fields && fields[name] is JsonObject found ? found : [];

    public static IReadOnlyList<string> Texts(this JsonNode? node, string name) =>
        [.. node.Array(name).Select(AsText).OfType<string>()];

    public static JsonArray ToArray(IEnumerable<JsonNode?> nodes) => new([.. nodes]);

    public static JsonArray ToArray(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>A UTC time with or without fraction; null when it is written otherwise.</summary>
    public static DateTimeOffset? ReadTime(string? text) =>
        DateTimeOffset.TryParseExact(
            text, [TimeFormat, "yyyy-MM-ddTHH:mm:ssZ"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    public static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);
}
