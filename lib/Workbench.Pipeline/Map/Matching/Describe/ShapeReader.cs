using System.Buffers;
using System.Globalization;

namespace Workbench.Pipeline.Map.Matching.Describe;

/// <summary>Reads the shape of one trimmed, non-empty value. Cheap: it runs once per cell.</summary>
internal static class ShapeReader
{
    private const int ProseWords = 6;
    private static readonly SearchValues<char> PhoneCharacters = SearchValues.Create("0123456789+-() ./");

    private static readonly string[] BooleanWords =
        ["true", "false", "yes", "no", "y", "n", "ja", "nein", "oui", "non", "sí", "si", "evet", "hayır", "on", "off"];

    /// <summary>The shape; <paramref name="number"/> is the value where it is a number, the day where it is a date, else NaN.</summary>
    public static ValueShape Read(ReadOnlySpan<char> value, out double number)
    {
        number = double.NaN;
        var first = value[0];
        if (char.IsAsciiDigit(first) || first is '-' or '+' or '.' or '(')
        {
            if (ReadNumeric(value, ref number) is { } shape)
            {
                return shape;
            }
        }

        return ReadText(value);
    }

    private static ValueShape? ReadNumeric(ReadOnlySpan<char> value, ref double number)
    {
        if (value.Length <= 15 && value[0] != '+' && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var read))
        {
            number = read;
            return value.ContainsAny('.', 'e', 'E') ? ValueShape.Fraction : ValueShape.Whole;
        }

        if (IsDate(value))
        {
            number = Day(value);
            return value.Contains(':') ? ValueShape.Instant : ValueShape.Date;
        }

        if (value.Contains(':'))
        {
            return value.Length <= 12 && !value.ContainsAnyExcept("0123456789:.") ? ValueShape.Time : null;
        }

        if (value.Length <= 15 && value.Contains(',') && double.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out read))
        {
            number = read;
            return ValueShape.Fraction;
        }

        return IsPhone(value) ? ValueShape.Phone : null;
    }

    private static ValueShape ReadText(ReadOnlySpan<char> value)
    {
        if (value.Length <= 5 && IsBoolean(value))
        {
            return ValueShape.Boolean;
        }

        var spaces = value.Count(' ');
        if (spaces == 0 && value.IndexOf('@') is > 0 and var at && value[at..].Contains('.'))
        {
            return ValueShape.Email;
        }

        if (value.StartsWith("http", StringComparison.OrdinalIgnoreCase) || value.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            return ValueShape.Url;
        }

        if (value.Contains('<') && (value.Contains("</", StringComparison.Ordinal) || value.Contains("/>", StringComparison.Ordinal)))
        {
            return ValueShape.Markup;
        }

        return spaces switch
        {
            0 => value.ContainsAnyInRange('0', '9') || value.Contains('_') ? ValueShape.Code : ValueShape.Word,
            < ProseWords - 1 => ValueShape.Phrase,
            _ => ValueShape.Prose,
        };
    }

    /// <summary>Year first, or day and month first with any usual separator; a time may follow.</summary>
    private static bool IsDate(ReadOnlySpan<char> value)
    {
        if (value.Length is < 8 or > 35)
        {
            return false;
        }

        var yearFirst = char.IsAsciiDigit(value[3]) && value[4] is '-' or '/' or '.';
        var separator = yearFirst ? 4 : value[..3].IndexOfAny('-', '/', '.');
        return separator > 0
            && value[(separator + 1)..Math.Min(separator + 4, value.Length)].IndexOf(value[separator]) > 0
            && char.IsAsciiDigit(value[0]);
    }

    /// <summary>Days on a scale of equal months: enough to compare ranges, whatever the format.</summary>
    private static double Day(ReadOnlySpan<char> date)
    {
        Span<int> parts = stackalloc int[3];
        parts.Clear();
        var (part, at) = (0, 0);
        for (; at < date.Length && part < 3; at++)
        {
            if (char.IsAsciiDigit(date[at]))
            {
                parts[part] = (parts[part] * 10) + date[at] - '0';
            }
            else
            {
                part++;
            }
        }

        var (year, month, day) = parts[0] > 31 ? (parts[0], parts[1], parts[2]) : (parts[2], parts[1], parts[0]);
        return (((year * 12) + month) * 31) + day;
    }

    private static bool IsPhone(ReadOnlySpan<char> value)
    {
        if (value.Length is < 7 or > 24 || value.ContainsAnyExcept(PhoneCharacters))
        {
            return false;
        }

        var digits = 0;
        foreach (var character in value)
        {
            digits += char.IsAsciiDigit(character) ? 1 : 0;
        }

        return digits is >= 6 and <= 16;
    }

    private static bool IsBoolean(ReadOnlySpan<char> value)
    {
        foreach (var word in BooleanWords)
        {
            if (value.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
