using FuzzySharp;

namespace Workbench.Pipeline.Map.Matching.Words;

/// <summary>
/// How likely two words mean the same, 0 to 1: equal, equal but for the ending, one concept of the lexicon, one an abbreviation of the
/// other, or spelled alike. The steps are ordered by how often they mislead.
/// </summary>
internal static class WordSimilarity
{
    public const double SameStem = 0.97;
    public const double SameConcept = 0.9;
    private const double Vowelless = 0.88;
    private const double Skeleton = 0.65;
    private const double LeastRatio = 0.78;
    private const int LeastPrefix = 3;

    public static double Of(FieldWord left, FieldWord right)
    {
        if (left.Text == right.Text)
        {
            return 1;
        }

        if (left.Stem == right.Stem)
        {
            return SameStem;
        }

        if (left.Concepts.Length > 0 && right.Concepts.Length > 0 && left.Concepts.AsSpan().ContainsAny(right.Concepts))
        {
            return SameConcept;
        }

        return left.IsNumber || right.IsNumber ? 0 : Spelling(left.Stem, right.Stem);
    }

    private static double Spelling(string left, string right)
    {
        var (shorter, longer) = left.Length <= right.Length ? (left, right) : (right, left);
        if (shorter[0] != longer[0])
        {
            return Alike(shorter, longer);
        }

        var common = CommonPrefix(shorter, longer);
        if (common == shorter.Length)
        {
            return Prefix(shorter.Length, longer.Length);
        }

        if (common >= 4 && common * 10 >= shorter.Length * 6)
        {
            return 0.5 + (0.4 * 2 * common / (shorter.Length + longer.Length));
        }

        if (Abbreviation.IsVowelless(shorter, longer))
        {
            return Vowelless;
        }

        return Math.Max(Alike(shorter, longer), Abbreviation.IsSkeleton(shorter, longer) ? Skeleton : 0);
    }

    private static double Prefix(int shorter, int longer) => shorter switch
    {
        1 => 0.2,
        2 => 0.4,
        _ => 0.6 + (0.35 * shorter / longer),
    };

    private static double Alike(string shorter, string longer)
    {
        if (shorter.Length <= LeastPrefix || longer.Length > shorter.Length * 2 || HighestRatio(shorter, longer) < LeastRatio)
        {
            return 0;
        }

        var ratio = Fuzz.Ratio(shorter, longer) / 100.0;
        return ratio >= LeastRatio ? ratio * 0.9 : 0;
    }

    /// <summary>No order of the letters can be more alike than this; spares most words the exact comparison.</summary>
    private static double HighestRatio(string shorter, string longer)
    {
        Span<int> letters = stackalloc int[64];
        letters.Clear();
        foreach (var letter in longer)
        {
            letters[letter & 63]++;
        }

        var common = 0;
        foreach (var letter in shorter)
        {
            common += letters[letter & 63]-- > 0 ? 1 : 0;
        }

        return 2.0 * common / (shorter.Length + longer.Length);
    }

    private static int CommonPrefix(string left, string right) => left.AsSpan().CommonPrefixLength(right);
}
