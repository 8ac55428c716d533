using System.Globalization;
using System.Text;

namespace Workbench.Host.Formatting;

/// <summary>
/// Control characters other than tab and line ends, written as escapes: source text must not steer the terminal that prints it, nor
/// break the page that shows it.
/// </summary>
internal static class ControlCharacters
{
    public static string Escape(string text)
    {
        if (!text.Any(IsActive))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            _ = IsActive(character)
                ? escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}")
                : escaped.Append(character);
        }

        return escaped.ToString();
    }

    private static bool IsActive(char character) => char.IsControl(character) && character is not ('\n' or '\t' or '\r');
}
