namespace Workbench.Pipeline.Map.Matching.Words;

/// <summary>Recognises shortened words and names: skeletons (<c>qty</c>), runs of beginnings (<c>custnm</c>), initials (<c>dob</c>).</summary>
internal static class Abbreviation
{
    private const int LongestShortForm = 12;

    /// <summary>True where the short form keeps the first letter and leaves out later ones, mostly vowels: <c>nmbr</c> for <c>number</c>.</summary>
    /// <param name="least">Shortest skeleton that is believed; within a longer short form two letters are enough (<c>nm</c> in <c>custnm</c>).</param>
    public static bool IsSkeleton(string shorter, string longer, int least = 3)
    {
        if (shorter.Length < least || shorter.Length * 3 < longer.Length || shorter[0] != longer[0])
        {
            return false;
        }

        var at = 0;
        var skippedConsonants = 0;
        foreach (var letter in longer)
        {
            if (at < shorter.Length && letter == shorter[at])
            {
                at++;
            }
            else if (!IsVowel(letter))
            {
                skippedConsonants++;
            }
        }

        return at == shorter.Length && skippedConsonants <= longer.Length / 4;
    }

    /// <summary>True where the short form is the long one without its vowels: <c>crtd</c> for <c>created</c>.</summary>
    public static bool IsVowelless(string shorter, string longer) =>
        shorter.Length >= 3 && shorter.Length < longer.Length
        && shorter == string.Concat(longer.Where((letter, index) => index == 0 || !IsVowel(letter)));

    /// <summary>
    /// The share of the long name's letters that a short form stands for when it is read as beginnings of the words in order, 0 where it
    /// cannot be read so: <c>custnm</c> over customer, name. Words may be passed over, at a price.
    /// </summary>
    public static double Cover(string shortForm, IReadOnlyList<FieldWord> words)
    {
        if (shortForm.Length is < 2 or > LongestShortForm || words.Count < 2)
        {
            return 0;
        }

        var strong = words.Count(word => !word.IsWeak);
        var used = MostWords(shortForm, 0, words, 0);
        return used < 2 ? 0 : Math.Min(1, (double)used / Math.Max(strong, 2));
    }

    /// <summary>Most words used when the short form is consumed whole; negative where it cannot be.</summary>
    private static int MostWords(string shortForm, int at, IReadOnlyList<FieldWord> words, int word)
    {
        if (at == shortForm.Length)
        {
            return 0;
        }

        if (word == words.Count)
        {
            return int.MinValue / 2;
        }

        var best = MostWords(shortForm, at, words, word + 1);
        var text = words[word].Text;
        for (var length = 1; at + length <= shortForm.Length && length <= text.Length; length++)
        {
            var piece = shortForm.AsSpan(at, length);
            if (text.AsSpan().StartsWith(piece) || (length > 1 && IsSkeleton(piece.ToString(), text, least: 2)))
            {
                best = Math.Max(best, 1 + MostWords(shortForm, at + length, words, word + 1));
            }
            else if (text[0] != piece[0])
            {
                break;
            }
        }

        return best;
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}
