using System.Text;

namespace Workbench.Pipeline.Map;

/// <summary>The international form of a phone number, as far as the text alone allows.</summary>
public static class PhoneNumber
{
    /// <summary><c>(0)</c> groups, spaces, brackets, dots, slashes and hyphens go; <c>00</c> in front becomes <c>+</c>. Null unless <c>+</c> and 7 to 15 digits remain.</summary>
    public static string? Normalize(string text)
    {
        var digits = new StringBuilder(text.Length);
        foreach (var letter in text.Trim().Replace("(0)", "", StringComparison.Ordinal))
        {
            if (char.IsAsciiDigit(letter) || (letter == '+' && digits.Length == 0))
            {
                digits.Append(letter);
            }
            else if (letter is not (' ' or '\u00a0' or '(' or ')' or '-' or '.' or '/'))
            {
                return null;
            }
        }

        var number = digits.ToString();
        number = number.StartsWith("00", StringComparison.Ordinal) ? "+" + number[2..] : number;
        return number is ['+', not '0', ..] && number.Length is >= 8 and <= 16 ? number : null;
    }
}
