using System.Text.RegularExpressions;

namespace Workbench.Pipeline.Quality;

/// <summary>Signs of trouble that a text shows by itself.</summary>
internal static class TextSigns
{
    /// <summary>Linear time on any input: the text is written by strangers.</summary>
    private static readonly Regex Markup = new(
        @"<\s*(script|iframe|object|embed)\b|<[a-z][^>]*\son[a-z]+\s*=|(javascript|vbscript)\s*:|data\s*:\s*text/html",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <summary>Names of characters that exports encode; a plain text that holds one was HTML before, and HTML that holds one behind &amp;amp; was encoded twice.</summary>
    private const string Entity = "(amp|lt|gt|quot|apos|nbsp|[aouAOU]uml|szlig|[aeiouAEIOU](acute|grave|circ)|[nN]tilde|[cC]cedil|euro|hellip|[nm]dash|[lr][sd]quo|bull|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});";

    private static readonly Regex VisibleEntity = new("&" + Entity, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private static readonly Regex TwiceEncoded = new("&amp;" + Entity, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <summary>What Windows-1252 shows for the bytes 0x80 to 0x9F.</summary>
    private const string HighPunctuation = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";

    /// <summary>Scripts, event handlers, frames or script links.</summary>
    public static bool HasHostileMarkup(string text) => (text.Contains('<') || text.Contains(':')) && Markup.IsMatch(text);

    /// <summary>A control character other than tab and line ends.</summary>
    public static bool HasControlCharacters(string text)
    {
        foreach (var letter in text)
        {
            if (char.IsControl(letter) && letter is not ('\t' or '\n' or '\r'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An embedding, override or isolate; the plain marks of Hebrew and Arabic text are none of these.</summary>
    public static bool HasBidiControls(string text) =>
        text.AsSpan().IndexOfAnyInRange('\u202a', '\u202e') >= 0 || text.AsSpan().IndexOfAnyInRange('\u2066', '\u2069') >= 0;

    /// <summary>Begins as a spreadsheet formula does. A plus or hyphen alone is a phone number or a list.</summary>
    public static bool LooksLikeFormula(string text) =>
        text.Length > 1 && (text[0] == '=' || (text[0] is '@' or '+' or '-' && text.AsSpan().IndexOfAny('(', '|') > 0));

    /// <summary>An entity that people see as such: in plain text any, in HTML one that was encoded again.</summary>
    public static bool HasEncodedEntities(string text, bool isHtml) => text.Contains(isHtml ? "&amp;" : "&", StringComparison.Ordinal) && (isHtml ? TwiceEncoded : VisibleEntity).IsMatch(text);

    /// <summary>Half of a surrogate pair.</summary>
    public static bool HasLoneSurrogate(string text)
    {
        for (var index = text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff'); index >= 0 && index < text.Length; index++)
        {
            if (!char.IsSurrogate(text[index]))
            {
                continue;
            }

            if (!char.IsHighSurrogate(text[index]) || index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1]))
            {
                return true;
            }

            index++;
        }

        return false;
    }

    /// <summary>The character that stands where another could not be read.</summary>
    public static bool HasReplacementCharacter(string text) => text.Contains('\ufffd', StringComparison.Ordinal);

    /// <summary>The shape that UTF-8 takes when it is read as Latin-1 or Windows-1252 (<c>Ã©</c>, <c>â€™</c>).</summary>
    public static bool LooksLikeMojibake(string text)
    {
        for (var index = text.AsSpan().IndexOfAnyExceptInRange('\0', '\u007f'); index >= 0 && index < text.Length; index++)
        {
            if (IsMisread(text, index))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Only lead bytes of Latin, punctuation, emoji and Cyrillic: others are letters that stand before a quotation mark in good text.</summary>
    private static bool IsMisread(string text, int index)
    {
        var following = text[index] switch
        {
            >= '\u00c2' and <= '\u00c5' => 1,
            '\u00d0' or '\u00d1' => 1,
            '\u00e2' => 2,
            '\u00f0' => 3,
            _ => 0,
        };
        return following > 0 && index + following < text.Length && IsContinuation(text, index + 1, following);
    }

    private static bool IsContinuation(string text, int start, int count)
    {
        for (var index = start; index < start + count; index++)
        {
            if (text[index] is not (>= '\u0080' and <= '\u00bf') && !HighPunctuation.Contains(text[index]))
            {
                return false;
            }
        }

        return true;
    }
}
