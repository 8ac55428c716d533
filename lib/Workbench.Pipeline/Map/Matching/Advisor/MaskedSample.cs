using System.Globalization;
using System.Text;

namespace Workbench.Pipeline.Map.Matching.Advisor;

/// <summary>The shape of a value without the value: letters and digits of any script replaced, addresses and phone numbers gone altogether.</summary>
public static class MaskedSample
{
    private const int MostCharacters = 24;
    private const int PhoneDigits = 7;

    /// <summary>For example <c>Aaa 99-99</c>; <c>e-mail address</c>, <c>web address</c> or <c>phone number</c> where it is one.</summary>
    public static string Of(string value)
    {
        if (value.Contains('@', StringComparison.Ordinal))
        {
            return "e-mail address";
        }

        if (value.Contains("://", StringComparison.Ordinal) || value.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            return "web address";
        }

        return IsPhone(value) ? "phone number" : Shape(value);
    }

    private static bool IsPhone(string value) =>
        value.Count(char.IsDigit) >= PhoneDigits && value.All(letter => char.IsDigit(letter) || " +()-./".Contains(letter, StringComparison.Ordinal))
        && !DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static string Shape(string value)
    {
        var shape = new StringBuilder();
        foreach (var rune in value.EnumerateRunes())
        {
            if (shape.Length == MostCharacters)
            {
                shape.Append('…');
                break;
            }

            shape.Append(Rune.IsUpper(rune) ? 'A'
                : Rune.IsLetter(rune) ? 'a'
                : Rune.IsDigit(rune) || Rune.IsNumber(rune) ? '9'
                : rune is { IsAscii: true, Value: >= ' ' and <= '~' } ? (char)rune.Value
                : ' ');
        }

        return shape.ToString();
    }
}
