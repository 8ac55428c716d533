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
        var postings = Postings(destinations);
        var rarity = postings.ToDictionary(pair => pair.Key, pair => Rarity(destinations.Count, pair.Value.Count));
        var unknown = Rarity(destinations.Count, 0);
        var lengths = destinations.Select(document => Length(document, rarity, unknown)).ToArray();
        var sums = new double[destinations.Count];
        for (var source = 0; source < sources.Count; source++)
        {
            Array.Clear(sums);
            foreach (var (term, weight) in sources[source])
            {
                if (!postings.TryGetValue(term, out var found))
                {
                    continue;
                }

                var square = rarity[term] * rarity[term];
                foreach (var (destination, other) in found)
                {
                    sums[destination] += weight * other * square;
                }
            }

            var length = Length(sources[source], rarity, unknown);
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

    private static Dictionary<ulong, List<(int Destination, double Weight)>> Postings(IReadOnlyList<IReadOnlyDictionary<ulong, double>> documents)
    {
        var postings = new Dictionary<ulong, List<(int, double)>>();
        for (var index = 0; index < documents.Count; index++)
        {
            foreach (var (term, weight) in documents[index])
            {
                (postings.TryGetValue(term, out var found) ? found : postings[term] = []).Add((index, weight));
            }
        }

        return postings;
    }

    private static double Length(IReadOnlyDictionary<ulong, double> document, Dictionary<ulong, double> rarity, double unknown) =>
        Math.Sqrt(document.Sum(pair => Math.Pow(pair.Value * rarity.GetValueOrDefault(pair.Key, unknown), 2)));

    private static double Rarity(int documents, int uses) => Math.Log(1 + ((documents + 1.0) / (uses + 1.0)));
}
