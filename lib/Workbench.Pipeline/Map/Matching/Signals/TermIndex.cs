namespace Workbench.Pipeline.Map.Matching.Signals;

/// <summary>
/// Cosine of weighted terms between every source and every destination document, through an inverted index: the cost follows the terms
/// that are really shared. Terms count more the fewer destination documents have them.
/// </summary>
internal static class TermIndex
{
    public static Grid Cosine(IReadOnlyList<IReadOnlyDictionary<ulong, double>> sources, IReadOnlyList<IReadOnlyDictionary<ulong, double>> destinations)
    {
        var grid = new Grid(sources.Count, destinations.Count);
        var terms = Collect(destinations);
        var unknown = Rarity(destinations.Count, 0);
        double Weigh(ulong term) => terms.TryGetValue(term, out var found) ? found.Rarity : unknown;
        var lengths = destinations.Select(document => Length(document, Weigh)).ToArray();
        var sums = new double[destinations.Count];
        for (var source = 0; source < sources.Count; source++)
        {
            Array.Clear(sums);
            foreach (var (term, weight) in sources[source])
            {
                if (terms.TryGetValue(term, out var found))
                {
                    found.AddTo(sums, weight);
                }
            }

            var length = Length(sources[source], Weigh);
            for (var destination = 0; destination < sums.Length; destination++)
            {
                grid[source, destination] = sums[destination] > 0 ? (float)(sums[destination] / (length * lengths[destination])) : 0;
            }
        }

        return grid;
    }

    /// <summary>Three neighbouring characters as one number; the word's edges count as a character.</summary>
    public static IEnumerable<ulong> Letters(string word)
    {
        const char Edge = '\u0001';
        for (var index = -1; index < word.Length - 1; index++)
        {
            var first = index < 0 ? Edge : word[index];
            var third = index + 2 < word.Length ? word[index + 2] : Edge;
            yield return ((ulong)first << 32) | ((ulong)word[index + 1] << 16) | third;
        }
    }

    private static Dictionary<ulong, Postings> Collect(IReadOnlyList<IReadOnlyDictionary<ulong, double>> documents)
    {
        var uses = new Dictionary<ulong, List<(int Document, double Weight)>>();
        for (var index = 0; index < documents.Count; index++)
        {
            foreach (var (term, weight) in documents[index])
            {
                (uses.TryGetValue(term, out var found) ? found : uses[term] = []).Add((index, weight));
            }
        }

        return uses.ToDictionary(
            pair => pair.Key,
            pair => new Postings(
                Rarity(documents.Count, pair.Value.Count), [.. pair.Value.Select(use => use.Document)], [.. pair.Value.Select(use => use.Weight)]));
    }

    private static double Length(IReadOnlyDictionary<ulong, double> document, Func<ulong, double> rarity)
    {
        double sum = 0;
        foreach (var (term, weight) in document)
        {
            var value = weight * rarity(term);
            sum += value * value;
        }

        return Math.Sqrt(sum);
    }

    private static double Rarity(int documents, int uses) => Math.Log(1 + ((documents + 1.0) / (uses + 1.0)));

    /// <summary>The destination documents that have a term.</summary>
    private sealed record Postings(double Rarity, int[] Documents, double[] Weights)
    {
        public void AddTo(double[] sums, double weight)
        {
            var factor = weight * Rarity * Rarity;
            for (var index = 0; index < Documents.Length; index++)
            {
                sums[Documents[index]] += factor * Weights[index];
            }
        }
    }
}
