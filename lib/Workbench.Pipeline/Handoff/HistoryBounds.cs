using System.Globalization;
using Workbench.Core.Errors;

namespace Workbench.Pipeline.Handoff;

/// <summary>Which part of the source's change history is delivered. Both days are included; null leaves that side open.</summary>
public sealed record HistoryBounds(DateOnly? From, DateOnly? To)
{
    /// <summary>Reads the source's settings <c>history</c>, <c>historyFrom</c> and <c>historyTo</c>; null where nobody asked for the history.</summary>
    /// <exception cref="PlanException">A setting means nothing.</exception>
    public static HistoryBounds? Of(IReadOnlyDictionary<string, string> settings) => settings.GetValueOrDefault("history") switch
    {
        null or "" or "no" => null,
        "yes" => new HistoryBounds(Day(settings, "historyFrom"), Day(settings, "historyTo")),
        var other => throw new PlanException($"Setting 'history' of the source is '{other}'. Write yes or no into migration.json."),
    };

    public bool Contains(DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        return (From is null || day >= From) && (To is null || day <= To);
    }

    /// <summary>The bounds in words.</summary>
    public string Describe() =>
        $"from {From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "the first change"} to {To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "the last"}";

    private static DateOnly? Day(IReadOnlyDictionary<string, string> settings, string name) => settings.GetValueOrDefault(name) switch
    {
        null or "" => null,
        var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        var text => throw new PlanException($"Setting '{name}' of the source is '{text}'. Write a day such as 2026-01-31 into migration.json."),
    };
}
