using System.Globalization;
using System.Text;

namespace Workbench.Pipeline.Quality.Duplicates;

/// <summary>Names of people and organizations in a form in which spellings that mean the same are the same.</summary>
internal static class NameKey
{
    private const int MaxCharacters = 120;
    private const int SkeletonCharacters = 6;

    private static readonly HashSet<string> LegalForms = new(StringComparer.Ordinal)
    {
        "gmbh", "ag", "kg", "ohg", "ug", "se", "mbh", "co", "ltd", "limited", "llc", "llp", "inc", "corp", "corporation", "plc", "bv", "nv", "sa", "sarl",
        "sas", "spa", "srl", "oy", "ab", "as", "aps", "sro", "doo", "kft", "pty", "sti", "company", "the", "und", "and", "et",
    };

    /// <summary>
    /// Lower case without accents, punctuation and legal forms, words in alphabetical order: <c>Müller, Anna</c> and <c>anna muller</c> are the same,
    /// and so are <c>Acme B.V.</c> and <c>ACME</c>. "" where no word remains.
    /// </summary>
    public static string Of(string name, bool isOrganization)
    {
        var words = Folded(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var kept = isOrganization ? [.. words.Where(word => !LegalForms.Contains(word))] : words;
        return string.Join(' ', (kept.Length > 0 ? kept : words).Order(StringComparer.Ordinal));
    }

    /// <summary>First letters and consonants, with those that are mistaken for each other made one: what survives most typing errors.</summary>
    public static string Skeleton(string key)
    {
        var skeleton = new StringBuilder();
        foreach (var word in key.Split(' '))
        {
            for (var index = 0; index < word.Length; index++)
            {
                var letter = Sound(word[index]);
                if ((index == 0 || letter is not (' ' or 'h' or 'y')) && (skeleton.Length == 0 || skeleton[^1] != letter))
                {
                    skeleton.Append(letter == ' ' ? word[index] : letter);
                }
            }
        }

        return skeleton.ToString(0, Math.Min(skeleton.Length, SkeletonCharacters));
    }

    private static char Sound(char letter) => letter switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => ' ',
        'c' or 'q' or 'g' => 'k',
        'z' => 's',
        'd' => 't',
        'b' => 'p',
        'v' or 'w' => 'f',
        'm' => 'n',
        _ => letter,
    };

    /// <summary>Dots vanish (<c>B.V.</c>), other punctuation parts words.</summary>
    private static string Folded(string name)
    {
        var folded = new StringBuilder();
        foreach (var letter in (name.Length <= MaxCharacters ? name : name[..MaxCharacters]).Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter))
            {
                folded.Append(letter == 'ß' ? "ss" : letter == 'ı' ? "i" : letter.ToString());
            }
            else if (letter is not ('.' or '\'' or '’') && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(' ');
            }
        }

        return folded.ToString();
    }
}
