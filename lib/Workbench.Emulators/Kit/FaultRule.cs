using System.Globalization;
using System.Text.RegularExpressions;

namespace Workbench.Emulators.Kit;

/// <summary>One rule of a <see cref="FaultPlan"/>.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Argument">Seconds or milliseconds, as the kind says; null takes the kind's default.</param>
/// <param name="First">The first affected request among those that the filter lets through, counted from 1; 0 when by chance.</param>
/// <param name="Count">How many requests in a row are affected.</param>
/// <param name="Probability">The chance per request, used when <paramref name="First"/> is 0.</param>
/// <param name="Filter">Which requests are counted.</param>
public sealed partial record FaultRule(FaultKind Kind, int? Argument, int First, int Count, double Probability, RequestFilter Filter)
{
    /// <exception cref="FormatException">The text is not a rule.</exception>
    public static FaultRule Parse(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success || !FaultWords.TryParse(match.Groups["kind"].Value, out var kind))
        {
            throw new FormatException(
                $"'{text}' is no fault rule. Write kind@n, kind@nxcount or kind%probability, then optionally ':METHOD /path'. " +
                $"Kinds: {string.Join(", ", FaultWords.All)}.");
        }
        return new FaultRule(
            kind, Number(match, "argument"), Number(match, "first") ?? 0, Number(match, "count") ?? 1,
            match.Groups["chance"] is { Success: true } chance ? double.Parse(chance.Value, CultureInfo.InvariantCulture) : 0,
            RequestFilter.Parse(match.Groups["filter"].Value));
    }

    public override string ToString()
    {
        var argument = Argument is { } value ? $"({value})" : "";
        var when = First == 0 ? "%" + Probability.ToString(CultureInfo.InvariantCulture) : "@" + First + (Count > 1 ? "x" + Count : "");
        var filter = Filter == RequestFilter.Any ? "" : ":" + Filter;
        return FaultWords.Word(Kind) + argument + when + filter;
    }

    private static int? Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(
        @"^(?<kind>[a-z0-9-]+)(\((?<argument>\d+)\))?(@(?<first>[1-9]\d*)(x(?<count>\d+))?|%(?<chance>[01](\.\d+)?))(:(?<filter>.+))?$")]
    private static partial Regex Pattern();
}
