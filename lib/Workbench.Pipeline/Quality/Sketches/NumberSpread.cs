namespace Workbench.Pipeline.Quality.Sketches;

/// <summary>
/// How numbers are spread: quantiles within 1 % of their value, from counters whose width grows with the number. At most some 5,600
/// counters, whatever the number of values. Where all numbers are whole, so are their quantiles. Magnitudes below 1e-9 count as 0, those above 1e15 as 1e15. Smallest and largest are exact.
/// </summary>
internal sealed class NumberSpread
{
    private const double Growth = 1.02;
    private const double Smallest = 1e-9;
    private const double Largest = 1e15;

    private static readonly double LogGrowth = Math.Log(Growth);
    private static readonly int Offset = 1 - Index(Smallest);

    private readonly Dictionary<int, long> counters = [];
    private List<KeyValuePair<int, long>>? ordered;
    private bool areWhole = true;

    public long Count { get; private set; }

    public double Min { get; private set; } = double.PositiveInfinity;

    public double Max { get; private set; } = double.NegativeInfinity;

    public void Add(double value)
    {
        var counter = Math.Abs(value) < Smallest ? 0 : Math.Sign(value) * (Index(Math.Min(Math.Abs(value), Largest)) + Offset);
        counters[counter] = counters.GetValueOrDefault(counter) + 1;
        (Count, Min, Max, ordered) = (Count + 1, Math.Min(Min, value), Math.Max(Max, value), null);
        areWhole &= value == Math.Round(value);
    }

    /// <summary>The value below which that share of the values lies; null where there are none.</summary>
    /// <param name="share">0 to 1.</param>
    public double? Quantile(double share)
    {
        var rank = (long)Math.Ceiling(share * Count);
        foreach (var (counter, values) in Ordered())
        {
            rank -= values;
            if (rank <= 0)
            {
                return Math.Clamp(areWhole ? Math.Round(Value(counter)) : Value(counter), Min, Max);
            }
        }

        return null;
    }

    /// <summary>Values beyond two fences, counted by whole counters: those within 1 % of a fence may fall on either side.</summary>
    public long CountOutside(double low, double high) =>
        counters.Where(pair => Value(pair.Key) < low || Value(pair.Key) > high).Sum(pair => pair.Value);

    private List<KeyValuePair<int, long>> Ordered() => ordered ??= [.. counters.OrderBy(pair => pair.Key)];

    private static int Index(double magnitude) => (int)Math.Ceiling(Math.Log(magnitude) / LogGrowth);

    /// <summary>The middle of a counter, so that the error is the same on both sides.</summary>
    private static double Value(int counter) =>
        counter == 0 ? 0 : Math.Sign(counter) * 2 * Math.Pow(Growth, Math.Abs(counter) - Offset) / (Growth + 1);
}
