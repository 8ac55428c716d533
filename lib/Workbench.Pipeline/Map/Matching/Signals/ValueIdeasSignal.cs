using Workbench.Pipeline.Map.Matching.Words;

namespace Workbench.Pipeline.Map.Matching.Signals;

/// <summary>
/// States, ranks and channels by what they mean, in any language of the lexicon of values: "Offen, Wartend" is the same sort of list as "open,
/// pending", and another sort than "low, high".
/// </summary>
internal sealed class ValueIdeasSignal : ISignal
{
    private const int ComparedValues = 60;
    private const int FewestIdeas = 2;
    private readonly FieldPairs pairs;
    private readonly HashSet<int>[] sources;
    private readonly HashSet<int>[] destinations;

    public ValueIdeasSignal(FieldPairs pairs)
    {
        this.pairs = pairs;
        sources = [.. pairs.Source.Values.Select(IdeasOf)];
        destinations = [.. pairs.Destination.Values.Select(IdeasOf)];
    }

    public Grid Measure()
    {
        var grid = pairs.NewGrid();
        for (var source = 0; source < grid.Sources; source++)
        {
            for (var destination = 0; destination < grid.Destinations && sources[source].Count >= FewestIdeas; destination++)
            {
                if (destinations[destination].Count >= FewestIdeas)
                {
                    grid[source, destination] = (float)((2 * Alike(sources[source], destinations[destination])) - 1);
                }
            }
        }

        return grid;
    }

    public string Explain(int source, int destination) =>
        $"{sources[source].Count(destinations[destination].Contains)} values mean the same in another word or language";

    private static double Alike(HashSet<int> left, HashSet<int> right) =>
        (double)left.Count(right.Contains) / Math.Min(left.Count, right.Count);

    /// <summary>Concepts that whole values stand for; empty where most values stand for none. Yes and no say nothing about what is asked.</summary>
    private static HashSet<int> IdeasOf(IReadOnlyDictionary<string, double> values)
    {
        var ideas = new HashSet<int>();
        var (seen, known) = (0, 0);
        foreach (var value in values.Keys.Take(ComparedValues))
        {
            var words = value.Split(' ');
            var (concepts, count) = Lexicon.OfValues.Longest(words, 0);
            seen++;
            if (count == words.Length && !Lexicon.OfValues.IsWeak(value))
            {
                known++;
                ideas.UnionWith(concepts);
            }
        }

        return known * 2 >= seen ? ideas : [];
    }
}
