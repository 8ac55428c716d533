using System.Globalization;
using System.Text;

namespace Workbench.Pipeline.Map.Matching.Words;

/// <summary>Lower case without accents, so that "Priorität", "PRIORITAT" and "priorität" read the same.</summary>
internal static class LetterFold
{
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        var folded = new StringBuilder(text.Length);
        foreach (var character in Plain(text))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            switch (char.ToLowerInvariant(character))
            {
                case 'ß': folded.Append("ss"); break;
                case 'ı': folded.Append('i'); break;
                case 'ø': folded.Append('o'); break;
                case 'ł': folded.Append('l'); break;
                case 'æ': folded.Append("ae"); break;
                case 'œ': folded.Append("oe"); break;
                case var lower: folded.Append(lower); break;
            }
        }

        return folded.ToString();
    }

    /// <summary>Compatibility decomposition; text with broken surrogates is left as it is.</summary>
    private static string Plain(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
