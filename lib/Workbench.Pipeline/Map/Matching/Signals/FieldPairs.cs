using Workbench.Pipeline.Map.Matching.Describe;
using Workbench.Pipeline.Map.Matching.Words;

namespace Workbench.Pipeline.Map.Matching.Signals;

/// <summary>Both sides, and what can only be said about them together: how alike each two words are, and how much each word says.</summary>
internal sealed class FieldPairs
{
    private const double WeakWordShare = 0.3;
    private readonly double[] sourceWeights;
    private readonly double[] destinationWeights;

    public FieldPairs(IReadOnlyList<FieldDescription> sources, IReadOnlyList<FieldDescription> destinations, Lexicon lexicon)
    {
        Lexicon = lexicon;
        var reader = new NameReader(lexicon);
        Source = new FieldTable(sources, reader);
        Destination = new FieldTable(destinations, reader);
        WordsAlike = new Grid(Source.Words.Count, Destination.Words.Count);
        for (var left = 0; left < Source.Words.Count; left++)
        {
            for (var right = 0; right < Destination.Words.Count; right++)
            {
                WordsAlike[left, right] = (float)WordSimilarity.Of(Source.Words[left], Destination.Words[right]);
            }
        }

        sourceWeights = [.. Enumerable.Range(0, Source.Words.Count).Select(word => Weight(Source.Words[word], Source, Destination))];
        destinationWeights = [.. Enumerable.Range(0, Destination.Words.Count).Select(word => Weight(Destination.Words[word], Source, Destination))];
    }

    public Lexicon Lexicon { get; }

    public FieldTable Source { get; }

    public FieldTable Destination { get; }

    /// <summary>Similarity of each source word with each destination word, 0 to 1.</summary>
    public Grid WordsAlike { get; }

    /// <summary>How much a word of the source's names says; rare words say more.</summary>
    public double SourceWeight(int word) => sourceWeights[word];

    /// <summary>How much a word of the destination's names says; rare words say more.</summary>
    public double DestinationWeight(int word) => destinationWeights[word];

    public Grid NewGrid() => new(Source.Count, Destination.Count);

    private static double Weight(FieldWord word, FieldTable source, FieldTable destination)
    {
        var share = Math.Max(Share(word, source), Share(word, destination));
        return Math.Log(1 + (1 / share)) * (word.IsWeak ? WeakWordShare : 1);
    }

    /// <summary>Share of the table's names with the word. Small tables say little about rarity, hence the constant.</summary>
    private static double Share(FieldWord word, FieldTable table)
    {
        const double Doubt = 12;
        var uses = table.Words.Find(word.Text) is { } number ? table.Words.Uses(number) : 0;
        return (uses + 1) / (table.Count + Doubt);
    }
}
