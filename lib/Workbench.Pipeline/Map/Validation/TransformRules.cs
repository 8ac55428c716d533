using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Transforms;

namespace Workbench.Pipeline.Map.Validation;

/// <summary>Settings of a transform that can be judged without looking at either system.</summary>
internal static class TransformRules
{
    private static readonly FieldType[] Constants = [FieldType.Text, FieldType.Number, FieldType.Boolean, FieldType.Date, FieldType.Instant];

    /// <summary>Member and what is expected there, for everything that is wrong.</summary>
    public static IEnumerable<(string Member, string Expected)> Faults(Transform transform) => transform switch
    {
        Transform.Constant constant => Constant(constant),
        Transform.Default { Value.Length: 0 } => [("value", "a value; to leave empty fields empty, use \"copy\"")],
        Transform.Truncate { MaxCharacters: < 0 } => [("maxCharacters", "a whole number of characters (UTF-16), 0 or more")],
        Transform.Concatenate joined => Concatenate(joined),
        Transform.Template template => Template(template),
        Transform.Split split => Split(split),
        Transform.RegexExtract extract => Extract(extract),
        Transform.ParseDate date => Date(date),
        Transform.ParseNumber number => Number(number),
        Transform.BooleanWords words => Words(words),
        Transform.ToTag tag when tag.Prefix.Trim().Length == 0 => [("prefix", "a beginning by which the migration's tags are known, for example \"mig \"")],
        Transform.Skip skip when !ReasonCode.All.Contains(skip.Reason) =>
            [("reason", $"a reason code: {string.Join(", ", ReasonCode.All.Order(StringComparer.Ordinal))}")],
        _ => [],
    };

    private static IEnumerable<(string, string)> Constant(Transform.Constant constant)
    {
        if (!Constants.Contains(constant.As))
        {
            yield return ("as", "\"text\", \"number\", \"boolean\", \"date\" or \"instant\"");
        }
        else if (TypedText.Read(constant.Value, constant.As) is null)
        {
            yield return ("value", TypedText.Form(constant.As));
        }
    }

    private static IEnumerable<(string, string)> Concatenate(Transform.Concatenate joined)
    {
        if (joined.Fields.Count == 0 || joined.Fields.Distinct(StringComparer.Ordinal).Count() < joined.Fields.Count)
        {
            yield return ("fields", "at least one source field, each once");
        }
    }

    private static IEnumerable<(string, string)> Template(Transform.Template template)
    {
        if (TemplateText.Parse(template.Text).Fault is { } fault)
        {
            yield return ("text", $"field names in braces ({fault})");
        }
        else if (template.Reads().Count == 0)
        {
            yield return ("text", "at least one field in braces; for a text without fields use \"constant\"");
        }
    }

    private static IEnumerable<(string, string)> Split(Transform.Split split)
    {
        if (split.Separator.Length == 0)
        {
            yield return ("separator", "at least one character");
        }

        if (split.Part == 0)
        {
            yield return ("part", "which part: 1 for the first, 2 for the second, -1 for the last");
        }
    }

    private static IEnumerable<(string, string)> Extract(Transform.RegexExtract extract)
    {
        var (pattern, fault) = Patterns.Read(extract.Pattern);
        if (pattern is null)
        {
            yield return ("pattern", fault!);
        }
        else if (!pattern.GetGroupNames().Contains(extract.Group))
        {
            yield return ("group", $"a group of the pattern: {string.Join(", ", pattern.GetGroupNames())}");
        }
    }

    private static IEnumerable<(string, string)> Date(Transform.ParseDate date)
    {
        if (date.Formats.Count == 0)
        {
            yield return ("formats", "at least one format");
        }

        foreach (var fault in date.Formats.Select(Dates.Fault).OfType<string>().Take(1))
        {
            yield return ("formats", fault);
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(date.TimeZone, out _))
        {
            yield return ("timeZone", "an IANA time zone, for example Europe/Berlin");
        }
    }

    private static IEnumerable<(string, string)> Number(Transform.ParseNumber number)
    {
        if (!IsSeparator(number.DecimalSeparator))
        {
            yield return ("decimalSeparator", "one character, no digit and no sign");
        }

        if (number.GroupSeparator is { } group && (!IsSeparator(group) || group == number.DecimalSeparator))
        {
            yield return ("groupSeparator", "one character, no digit and no sign, another than the decimal separator");
        }
    }

    private static bool IsSeparator(string text) => text is [var only] && !char.IsDigit(only) && only is not ('+' or '-');

    private static IEnumerable<(string, string)> Words(Transform.BooleanWords words)
    {
        if (words.TrueWords.Count == 0 || words.TrueWords.Any(word => word.Trim().Length == 0))
        {
            yield return ("trueWords", "at least one word, none empty");
        }

        if (words.FalseWords.Count == 0 || words.FalseWords.Any(word => word.Trim().Length == 0)
            || words.FalseWords.Any(word => words.TrueWords.Any(other => string.Equals(other.Trim(), word.Trim(), StringComparison.OrdinalIgnoreCase))))
        {
            yield return ("falseWords", "at least one word, none empty and none that also means true");
        }
    }
}
