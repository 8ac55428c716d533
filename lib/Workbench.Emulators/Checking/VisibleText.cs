using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Emulators.Checking;

/// <summary>Every value of a document as the words a person would read.</summary>
internal static class VisibleText
{
    public static string Of(JsonNode? document) => string.Join(" ", Values(document));

    /// <summary>A value; one that can be an instant in seconds is also written as a time in UTC.</summary>
    public static string Scalar(string value) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number is > 10_000_000 and < 4_000_000_000 or < -10_000_000 and > -4_000_000_000
            ? $"{value} {DateTimeOffset.FromUnixTimeSeconds(number).UtcDateTime:yyyy-MM-dd HH:mm:ss}"
            : Words.OfHtml(value);

    private static IEnumerable<string> Values(JsonNode? node) => node switch
    {
        JsonObject found => found.SelectMany(pair => Values(pair.Value)),
        JsonArray found => found.SelectMany(Values),
        JsonValue value when value.GetValueKind() is not (JsonValueKind.Null or JsonValueKind.Undefined) => [Scalar(value.ToString())],
        _ => [],
    };
}
