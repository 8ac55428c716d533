namespace Workbench.Pipeline.Map.Matching.Words;

/// <summary>Splits names into words: at separators, at changes of case and between letters and digits.</summary>
internal static class WordSplitter
{
    /// <summary>Folded words of an identifier or label: <c>custEMailAddr2</c> gives cust, e, mail, addr, 2.</summary>
    public static IReadOnlyList<string> SplitName(string name)
    {
        var words = new List<string>();
        var start = -1;
        for (var index = 0; index <= name.Length; index++)
        {
            var isWord = index < name.Length && IsWordCharacter(name[index]);
            if (start >= 0 && (!isWord || IsBoundary(name, index)))
            {
                words.Add(LetterFold.Fold(name[start..index]));
                start = -1;
            }

            if (isWord && start < 0)
            {
                start = index;
            }
        }

        return words;
    }

    /// <summary>Folded words of a value: split at separators only, so that codes stay whole.</summary>
    public static IEnumerable<string> SplitValue(string value)
    {
        var folded = LetterFold.Fold(value);
        var start = -1;
        for (var index = 0; index <= folded.Length; index++)
        {
            var isWord = index < folded.Length && IsWordCharacter(folded[index]);
            if (isWord && start < 0)
            {
                start = index;
            }
            else if (!isWord && start >= 0)
            {
                yield return folded[start..index];
                start = -1;
            }
        }
    }

    /// <summary>A value in the form in which two spellings of it are the same.</summary>
    public static string NormalizeValue(string value) => string.Join(' ', SplitValue(value));

    private static bool IsWordCharacter(char character) =>
        char.IsLetterOrDigit(character) || char.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.NonSpacingMark;

    private static bool IsBoundary(string name, int index)
    {
        var (before, here) = (name[index - 1], name[index]);
        return (char.IsLower(before) && char.IsUpper(here))
            || char.IsDigit(before) != char.IsDigit(here)
            || (char.IsUpper(before) && char.IsUpper(here) && index + 1 < name.Length && char.IsLower(name[index + 1]));
    }
}
