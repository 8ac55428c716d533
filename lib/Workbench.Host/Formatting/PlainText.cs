using System.Collections;
using System.Globalization;
using System.Text;

namespace Workbench.Host.Formatting;

/// <summary>
/// The text of a value that has no formatter. Control characters other than tab and line feed are written as escapes: source text
/// must not be able to steer the terminal that prints it.
/// </summary>
internal static class PlainText
{
    private const int MaxElements = 20;

    public static string Of(object? value) => Encode(Raw(value));

    private static string Raw(object? value) => value switch
    {
        null => "<null>",
        string text => text,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable values => Elements(values),
        _ => value.ToString() ?? value.GetType().Name,
    };

    private static string Elements(IEnumerable values)
    {
        var shown = values.Cast<object?>().Take(MaxElements + 1).Select(Raw).ToList();
        return shown.Count > MaxElements
            ? $"[ {string.Join(", ", shown.Take(MaxElements))}, … ]"
            : $"[ {string.Join(", ", shown)} ]";
    }

    private static string Encode(string text)
    {
        if (!text.Any(IsActive))
        {
            return text;
        }

        var encoded = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            _ = IsActive(character)
                ? encoded.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}")
                : encoded.Append(character);
        }

        return encoded.ToString();
    }

    private static bool IsActive(char character) => char.IsControl(character) && character is not ('\n' or '\t' or '\r');
}
