using System.Text.RegularExpressions;
using Workbench.Core.Planning;
using Workbench.Core.Records;

namespace Workbench.Connectors.Kit;

/// <summary>Which letters of a value stand in the destination as others, because no text of it can hold them.</summary>
internal static partial class ChangedLetters
{
    private const char Replacement = '\uFFFD';

    /// <summary>Reason and words for each way in which <paramref name="expected"/> has other letters than the value; empty where it has the same.</summary>
    /// <param name="expected">What is to be found in the destination.</param>
    public static IEnumerable<(string Code, string Detail)> Of(PlannedValue value, string expected)
    {
        if (expected.Contains(Replacement, StringComparison.Ordinal) && (IsCleaned(value.Source, expected) || IsCleaned(value.Result, expected)))
        {
            yield return (ReasonCode.ControlCharacters, "replaced by U+FFFD");
        }
        else if (expected.Length > 0 && (value.Source is FieldValue.Html || value.Plan.Transform is Transform.HtmlToText)
            && value.Source.Print().Contains('\0', StringComparison.Ordinal))
        {
            yield return (ReasonCode.ControlCharacters, "U+0000 left out: whoever reads HTML passes it over");
        }

        if (expected.Contains('\\', StringComparison.Ordinal) && Shown().Match(expected) is { Success: true } code
            && (value.Source.Print().Contains(code.Value, StringComparison.Ordinal) || value.Result.Print().Contains(code.Value, StringComparison.Ordinal)))
        {
            yield return (ReasonCode.DamagedText, $"'{code.Value}' stands as these letters");
        }
    }

    /// <summary>True where replacement characters came in. A source may have some of its own; HTML may also spell the character that is replaced.</summary>
    private static bool IsCleaned(FieldValue value, string expected)
    {
        var text = value.Print();
        var own = text.AsSpan().Count(Replacement);
        return PlainText.Clean(text).AsSpan().Count(Replacement) > own
            || (value is FieldValue.Html && expected.AsSpan().Count(Replacement) > own);
    }

    /// <summary>How <see cref="LegibleJson"/> shows half of a surrogate pair, and a byte that is no UTF-8.</summary>
    [GeneratedRegex(@"\\(u[dD][89a-fA-F][0-9a-fA-F]{2}|x[89A-F][0-9A-F])")]
    private static partial Regex Shown();
}
