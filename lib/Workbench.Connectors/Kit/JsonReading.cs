using System.Globalization;
using System.Text.Json;

namespace Workbench.Connectors.Kit;

/// <summary>Forgiving access to vendor JSON: a member that is missing, null or of another type reads as nothing.</summary>
internal static class JsonReading
{
    /// <summary>Seconds at the first instant that .NET's calendar holds.</summary>
    private const long FirstUnixSecond = -62_135_596_800;

    /// <summary>In seconds the year 5138: whoever writes more means milliseconds.</summary>
    private const long FirstMillisecond = 100_000_000_000;

    private static readonly JsonElement Nothing = JsonSerializer.SerializeToElement<object?>(null);

    /// <summary>The member at a path of names, or JSON null.</summary>
    public static JsonElement At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return Nothing;
            }
        }

        return element;
    }

    /// <summary>Text of a member; numbers and booleans in their JSON form; null where there is none.</summary>
    public static string? Text(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path) is var found
        ? found.ValueKind switch
        {
            JsonValueKind.String => found.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => found.GetRawText(),
            _ => null,
        }
        : null;

    /// <summary>An id of a member: text or whole number; null also for 0, which some vendors write for "nobody".</summary>
    public static string? Id(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.Text(path) is { Length: > 0 } id && id != "0" ? id : null;

    /// <summary>A time in Unix seconds; null for what is no time, before the year 1 or so far ahead that it counts milliseconds.</summary>
    public static DateTimeOffset? Time(this JsonElement element, params ReadOnlySpan<string> path) =>
        double.TryParse(element.Text(path), CultureInfo.InvariantCulture, out var seconds) ? UnixTime(seconds) : null;

    /// <summary>A time in Unix seconds; null before the year 1, and so far ahead that it counts milliseconds.</summary>
    public static DateTimeOffset? UnixTime(double seconds) =>
        seconds is >= FirstUnixSecond and < FirstMillisecond ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : null;

    public static bool IsTrue(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path).ValueKind == JsonValueKind.True;

    /// <summary>The elements of an array; none for anything else.</summary>
    public static IEnumerable<JsonElement> Rows(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];

    /// <summary>The members of an object; none for anything else.</summary>
    public static IEnumerable<JsonProperty> Members(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : [];
}
