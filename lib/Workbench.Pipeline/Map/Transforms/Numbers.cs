using System.Globalization;
using Workbench.Core.Planning;
using Workbench.Core.Records;

namespace Workbench.Pipeline.Map.Transforms;

/// <summary>Numbers and truth values from text.</summary>
internal static class Numbers
{
    public static Change Parse(FieldValue source, Transform.ParseNumber plan)
    {
        if (source is FieldValue.Number)
        {
            return Change.Kept(source);
        }

        return Invariant(source.Print().Trim(), plan) is { } text
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? Change.Becomes(new FieldValue.Number(number), "parse-number")
            : Change.Fails(source, ReasonCode.UnreadableValue, $"expected a number with '{plan.DecimalSeparator}' before the decimals"
                + (plan.GroupSeparator is { Length: > 0 } group ? $" and '{group}' between groups of three digits" : ""));
    }

    public static Change Truth(FieldValue source, Transform.BooleanWords plan)
    {
        var word = source.Print().Trim();
        return source is FieldValue.Boolean ? Change.Kept(source)
            : Holds(plan.TrueWords, word) ? Change.Becomes(new FieldValue.Boolean(true), "boolean-words")
            : Holds(plan.FalseWords, word) ? Change.Becomes(new FieldValue.Boolean(false), "boolean-words")
            : Change.Fails(source, ReasonCode.UnreadableValue, "expected one of the plan's words for true and false");
    }

    private static bool Holds(IReadOnlyList<string> words, string word) => words.Any(known => string.Equals(known.Trim(), word, StringComparison.OrdinalIgnoreCase));

    /// <summary>The number with a point and without groups; null where it is none. A point for a comma would change the value unseen: groups are counted.</summary>
    private static string? Invariant(string text, Transform.ParseNumber plan)
    {
        var sign = text.StartsWith('-') || text.StartsWith('+') ? text[..1] : "";
        var parts = plan.DecimalSeparator.Length == 0 ? [text[sign.Length..]] : text[sign.Length..].Split(plan.DecimalSeparator);
        if (parts.Length > 2 || (parts.Length == 2 && (parts[1].Length == 0 || !parts[1].All(char.IsAsciiDigit))))
        {
            return null;
        }

        var groups = Groups(parts[0], plan.GroupSeparator);
        var isGrouped = groups.Count > 1;
        if (groups.Any(group => group.Length == 0 || !group.All(char.IsAsciiDigit))
            || (isGrouped && (groups[0].Length > 3 || groups.Skip(1).Any(group => group.Length != 3))))
        {
            return null;
        }

        return sign + string.Concat(groups) + (parts.Length == 2 ? $".{parts[1]}" : "");
    }

    private static IReadOnlyList<string> Groups(string whole, string? separator) => separator switch
    {
        null or "" => [whole],
        [var mark] when char.IsWhiteSpace(mark) => string.Concat(whole.Select(character => char.IsWhiteSpace(character) ? ' ' : character)).Split(' '),
        _ => whole.Split(separator),
    };
}
