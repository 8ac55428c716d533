using System.Globalization;
using System.Text;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Reconcile;

/// <summary>
/// The form in which two values of one type are compared. The rules are few and run in a fixed order: Unicode NFC; line ends to LF and
/// non-breaking spaces to spaces; per type the steps below. Two values are equal when their forms are.
/// </summary>
public static class CanonicalText
{
    /// <summary>The canonical form of a value of that type.</summary>
    public static string Of(FieldType type, string value)
    {
        var text = Normalized(value);
        return type switch
        {
            FieldType.Text or FieldType.LongText or FieldType.Html or FieldType.Unknown => Lines(text),
            FieldType.Number or FieldType.Duration => Number(text),
            FieldType.Instant => Instant(text),
            FieldType.Date => text.Length >= 10 ? text[..10] : text,
            FieldType.Email or FieldType.Agent => text.Trim().ToLowerInvariant(),
            FieldType.Boolean => text.Trim().ToLowerInvariant(),
            _ => text.Trim(),
        };
    }

    private static string Normalized(string value)
    {
        // A lone surrogate cannot be normalised; such text is compared as it is.
        var text = IsWellFormed(value) ? value.Normalize(NormalizationForm.FormC) : value;
        return text.ReplaceLineEndings("\n").Replace('\u00a0', ' ');
    }

    private static bool IsWellFormed(string value)
    {
        for (var index = 0; index < value.Length; index++)
        {
            if (char.IsHighSurrogate(value[index]) && index + 1 < value.Length && char.IsLowSurrogate(value[index + 1]))
            {
                index++;
            }
            else if (char.IsSurrogate(value[index]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>White space at line ends and blank lines at both ends carry no meaning in any of the systems.</summary>
    private static string Lines(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line.TrimEnd())).Trim('\n', ' ');

    /// <summary>Grouping signs are not read: "1,5" must not pass for fifteen.</summary>
    private static string Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? (number / 1.000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)
            : text.Trim();

    private static string Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)
            : text.Trim();
}
