using System.Globalization;
using System.Text;

namespace Workbench.Pipeline.Map.Validation;

/// <summary>Text of a plan in a message: shortened, in quotes, with everything that a terminal could act on written as <c>\uXXXX</c>.</summary>
internal static class Shown
{
    private const int MaxCharacters = 60;

    public static string Of(string text) => $"\"{Raw(text)}\"";

    /// <summary>Without quotes, for JSON as it stands.</summary>
    public static string Raw(string text)
    {
        var shown = new StringBuilder();
        for (var at = 0; at < text.Length && at < MaxCharacters; at++)
        {
            var isPair = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
            var category = isPair ? CharUnicodeInfo.GetUnicodeCategory(text, at) : char.GetUnicodeCategory(text[at]);
            if (category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[at]:x4}");
            }
            else if (isPair)
            {
                shown.Append(text, at++, 2);
            }
            else
            {
                shown.Append(text[at]);
            }
        }

        return text.Length > MaxCharacters ? shown.Append('…').ToString() : shown.ToString();
    }
}
