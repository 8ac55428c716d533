namespace Workbench.Pipeline.Map.Matching.Signals;

/// <summary>
/// Values and options that both fields have. A value counts more the fewer destination fields have it ("yes" says little, "T2b" much), and
/// a few shared values count less than many.
/// </summary>
internal sealed class SharedValuesSignal : ISignal
{
    /// <summary>Shared rarity (in natural logarithms) at which about two thirds of the full evidence is reached.</summary>
    private const double EnoughRarity = 4;

    /// <summary>What a reading other than the plain one counts.</summary>
    private const double OtherReading = 0.9;

    private const int LeastDigits = 5;
    private readonly FieldPairs pairs;
    private readonly Dictionary<string, List<int>> owners = new(StringComparer.Ordinal);

    public SharedValuesSignal(FieldPairs pairs)
    {
        this.pairs = pairs;
        for (var destination = 0; destination < pairs.Destination.Count; destination++)
        {
            foreach (var value in pairs.Destination.Values[destination].Keys.Where(IsTelling))
            {
                (owners.TryGetValue(value, out var found) ? found : owners[value] = []).Add(destination);
            }
        }
    }

    public Grid Measure()
    {
        var grid = pairs.NewGrid();
        var totals = pairs.Destination.Values.Select(values => values.Keys.Where(IsTelling).Sum(Rarity)).ToArray();
        for (var source = 0; source < grid.Sources; source++)
        {
            var row = grid.Row(source);
            foreach (var (index, reading) in ValueReadings.Of(pairs.Source.Values[source], pairs.Source.BareValues[source]).Index())
            {
                Measure(reading, totals, index == 0 ? 1 : OtherReading, row);
            }
        }

        return grid;
    }

    public string Explain(int source, int destination)
    {
        var theirs = pairs.Destination.Values[destination];
        var (ours, shared) = ValueReadings.Of(pairs.Source.Values[source], pairs.Source.BareValues[source])
            .Select(reading => (reading, Shared: reading.Keys.Where(value => IsTelling(value) && theirs.ContainsKey(value)).ToList()))
            .MaxBy(found => found.Shared.Count);
        var examples = string.Join(", ", shared.OrderByDescending(Rarity).Take(3).Select(value => $"'{value}'"));
        return $"{shared.Count} of {ours.Count} values are values there too ({examples})";
    }

    private void Measure(IReadOnlyDictionary<string, double> reading, double[] totals, double trust, Span<float> row)
    {
        var shared = new double[row.Length];
        var rarities = new double[row.Length];
        var total = Collect(reading, shared, rarities);
        for (var destination = 0; destination < row.Length; destination++)
        {
            if (shared[destination] > 0)
            {
                var ours = shared[destination] / total;
                var theirs = rarities[destination] / totals[destination];
                var enough = 1 - Math.Exp(-rarities[destination] / EnoughRarity);
                row[destination] = Math.Max(row[destination], (float)(trust * ((0.75 * ours) + (0.25 * Math.Sqrt(theirs))) * enough));
            }
        }
    }

    private double Collect(IReadOnlyDictionary<string, double> values, double[] shared, double[] rarities)
    {
        double total = 0;
        foreach (var (value, times) in values)
        {
            if (!IsTelling(value))
            {
                continue;
            }

            var rarity = Rarity(value);
            total += times * rarity;
            foreach (var destination in owners.GetValueOrDefault(value) ?? [])
            {
                shared[destination] += times * rarity;
                rarities[destination] += rarity;
            }
        }

        return total;
    }

    private double Rarity(string value) =>
        Math.Log(1 + (pairs.Destination.Count / (1.0 + (owners.TryGetValue(value, out var found) ? found.Count : 0))));

    /// <summary>Short numbers are the same by accident.</summary>
    private static bool IsTelling(string value) => value.Length >= LeastDigits || value.AsSpan().ContainsAnyExceptInRange('0', '9') && value.Any(char.IsLetter);
}
