namespace Workbench.Pipeline.Map.Matching.Signals;

/// <summary>
/// The words of both names, each against its best partner, weighted by rarity. Both directions count, so that a name does not match
/// everything that merely contains it.
/// </summary>
internal sealed class NameWordsSignal(FieldPairs pairs) : ISignal
{
    private const double LeastAlike = 0.4;

    public Grid Measure()
    {
        var grid = pairs.NewGrid();
        for (var source = 0; source < grid.Sources; source++)
        {
            for (var destination = 0; destination < grid.Destinations; destination++)
            {
                grid[source, destination] = (float)Best(source, destination).Score;
            }
        }

        return grid;
    }

    public string Explain(int source, int destination)
    {
        var (_, left, right) = Best(source, destination);
        var shared = left
            .Select(word => (Word: word, Partner: right.MaxBy(other => pairs.WordsAlike[word, other])))
            .Where(pair => pairs.WordsAlike[pair.Word, pair.Partner] >= LeastAlike && !pairs.Source.Words[pair.Word].IsWeak)
            .Select(pair => Describe(pairs.Source.Words[pair.Word].Text, pairs.Destination.Words[pair.Partner].Text))
            .Distinct()
            .ToList();
        return shared.Count == 0 ? "the names are alike" : $"the names share {string.Join(", ", shared)}";
    }

    private static string Describe(string left, string right) => left == right ? $"'{left}'" : $"'{left}' ~ '{right}'";

    private (double Score, int[] Left, int[] Right) Best(int source, int destination)
    {
        var best = (Score: -1.0, Left: Array.Empty<int>(), Right: Array.Empty<int>());
        foreach (var left in pairs.Source.Names[source])
        {
            foreach (var right in pairs.Destination.Names[destination])
            {
                var score = Score(left, right);
                best = score > best.Score ? (score, left, right) : best;
            }
        }

        return best;
    }

    private double Score(int[] left, int[] right)
    {
        double found = 0, total = 0;
        foreach (var word in left)
        {
            var alike = 0f;
            foreach (var other in right)
            {
                alike = Math.Max(alike, pairs.WordsAlike[word, other]);
            }

            found += alike * alike * pairs.SourceWeight(word);
            total += pairs.SourceWeight(word);
        }

        foreach (var other in right)
        {
            var alike = 0f;
            foreach (var word in left)
            {
                alike = Math.Max(alike, pairs.WordsAlike[word, other]);
            }

            found += alike * alike * pairs.DestinationWeight(other);
            total += pairs.DestinationWeight(other);
        }

        return found / total;
    }
}
