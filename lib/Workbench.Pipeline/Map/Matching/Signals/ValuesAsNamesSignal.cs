using Workbench.Pipeline.Map.Matching.Words;

namespace Workbench.Pipeline.Map.Matching.Signals;

/// <summary>
/// The words of one side's name among the words of the other side's values: a column of "Priority: high" belongs to a field called
/// priority, whatever its header says.
/// </summary>
internal sealed class ValuesAsNamesSignal : ISignal
{
    private const int ComparedValues = 100;
    private readonly FieldPairs pairs;
    private readonly HashSet<string>[] sourceWords;
    private readonly HashSet<string>[] destinationWords;

    public ValuesAsNamesSignal(FieldPairs pairs)
    {
        this.pairs = pairs;
        sourceWords = [.. pairs.Source.Values.Select(WordsOf)];
        destinationWords = [.. pairs.Destination.Values.Select(WordsOf)];
    }

    public Grid Measure()
    {
        var grid = pairs.NewGrid();
        for (var source = 0; source < grid.Sources; source++)
        {
            for (var destination = 0; destination < grid.Destinations; destination++)
            {
                var forward = Share(pairs.Destination.Names[destination][0], pairs.Destination.Words, pairs.DestinationWeight, sourceWords[source]);
                var backward = Share(pairs.Source.Names[source][0], pairs.Source.Words, pairs.SourceWeight, destinationWords[destination]);
                grid[source, destination] = (float)Math.Max(forward, backward);
            }
        }

        return grid;
    }

    public string Explain(int source, int destination) => "words of one name stand in the other's values";

    private static double Share(int[] name, WordTable words, Func<int, double> weight, HashSet<string> values)
    {
        if (values.Count == 0)
        {
            return 0;
        }

        double found = 0, total = 0;
        foreach (var word in name)
        {
            total += weight(word);
            found += !words[word].IsWeak && words[word].Text.Length > 2 && values.Contains(words[word].Text) ? weight(word) : 0;
        }

        return found / total;
    }

    private static HashSet<string> WordsOf(IReadOnlyDictionary<string, double> values) =>
        values.Keys.Take(ComparedValues).SelectMany(value => value.Split(' ')).ToHashSet(StringComparer.Ordinal);
}
