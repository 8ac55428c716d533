using Workbench.Pipeline.Map.Matching.Words;

namespace Workbench.Pipeline.Map.Matching.Values;

/// <summary>One value with its words.</summary>
internal sealed class ReadValue(string text, NameReader reader)
{
    public const double SameText = 1;
    public const double SameLetters = 0.99;
    private readonly IReadOnlyList<FieldWord> words = reader.Read(text);
    private readonly string normal = WordSplitter.NormalizeValue(text);

    public string Text { get; } = text;

    /// <summary>How alike two values are, 0 to 1: each word against its best partner, both ways.</summary>
    public double Likeness(ReadValue other)
    {
        if (Text == other.Text)
        {
            return SameText;
        }

        return normal.Length > 0 && normal == other.normal ? SameLetters : Math.Min(Words(other), SameLetters - 0.01);
    }

    private double Words(ReadValue other)
    {
        var (found, total) = (Found(words, other.words) + Found(other.words, words), words.Sum(Weight) + other.words.Sum(Weight));
        return total == 0 ? 0 : found / total;
    }

    private static double Found(IReadOnlyList<FieldWord> ours, IReadOnlyList<FieldWord> theirs) =>
        ours.Sum(word => Weight(word) * Math.Pow(theirs.Max(other => WordSimilarity.Of(word, other)), 2));

    private static double Weight(FieldWord word) => word.IsWeak ? 0.3 : 1;
}
