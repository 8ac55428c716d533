using System.Globalization;
using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>Comparing times in searches.</summary>
internal static class SearchTimes
{
    /// <summary>To the second, with every comparison.</summary>
    public static bool Exact(string operation, long? actual, JsonNode? wanted)
    {
        if (operation is "IN" or "NIN")
        {
            var isIn = wanted is JsonArray array && array.Select(Seconds).Contains(actual);
            return isIn == (operation == "IN");
        }
        var at = Seconds(wanted);
        return operation switch
        {
            "=" => actual == at,
            "!=" => actual != at,
            ">" => actual > at,
            "<" => actual < at,
            ">=" => actual >= at,
            "<=" => actual <= at,
            _ => throw IntercomProblem.Invalid($"Operator '{operation}' is not valid for a date"),
        };
    }

    /// <summary>By whole days of the workspace: only = &lt; &gt;, and &gt; begins with the next day.</summary>
    public static bool ByDay(string operation, long? actual, JsonNode? wanted, TimeZoneInfo zone)
    {
        if (operation is not ("=" or "<" or ">"))
        {
            throw IntercomProblem.Invalid($"Operator '{operation}' is not valid for a date");
        }
        if (actual is null || Seconds(wanted) is not { } at)
        {
            return false;
        }
        var order = Day(actual.Value, zone).CompareTo(Day(at, zone));
        return operation switch { "=" => order == 0, "<" => order < 0, _ => order > 0 };
    }

    private static DateOnly Day(long seconds, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(seconds), zone).DateTime);

    private static long? Seconds(JsonNode? node) =>
        long.TryParse(JsonFields.AsText(node), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
}
