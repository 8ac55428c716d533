namespace Workbench.Pipeline.Quality.Sketches;

/// <summary>
/// Numbers that lie far outside: more than three times the middle half's width beyond it (Tukey's outer fences). Where numbers are
/// positive and the middle half spans more than a factor of four, or where they are lengths, the width is a factor instead of a difference.
/// </summary>
/// <param name="Low">Numbers below are unusual.</param>
/// <param name="High">Numbers above are unusual.</param>
/// <param name="Count">How many there are; exact below <see cref="Extremes.Kept"/> on each side, else estimated.</param>
/// <param name="Found">The farthest on both sides.</param>
internal sealed record Outliers(double Low, double High, long Count, IReadOnlyList<Extreme> Found)
{
    /// <summary>Fewer values say nothing about what is usual.</summary>
    public const int MinValues = 30;

    private const double SkewedFactor = 4;
    private const double Reach = 3;

    /// <returns>Null where nothing is unusual, or where too few values or too many equal ones say nothing.</returns>
    public static Outliers? Of(NumberSpread spread, Extremes extremes, bool areLengths)
    {
        if (spread.Count < MinValues || Fences(spread, areLengths) is not { } fences)
        {
            return null;
        }

        var high = extremes.Highest().Where(found => found.Value > fences.High).ToList();
        var low = extremes.Lowest().Where(found => found.Value < fences.Low).ToList();
        var isExact = high.Count < Extremes.Kept && low.Count < Extremes.Kept;
        var count = isExact ? high.Count + low.Count : Math.Max(spread.CountOutside(fences.Low, fences.High), high.Count + low.Count);
        return count == 0 ? null : new Outliers(fences.Low, fences.High, count, [.. high, .. low]);
    }

    private static (double Low, double High)? Fences(NumberSpread spread, bool areLengths)
    {
        var (first, third) = (spread.Quantile(0.25)!.Value, spread.Quantile(0.75)!.Value);
        if (third <= first * (first > 0 ? 1.01 : 1))
        {
            return null;
        }

        if (first > 0 && (areLengths || third / first > SkewedFactor))
        {
            var width = Math.Pow(third / first, Reach);
            return (first / width, third * width);
        }

        return (first - (Reach * (third - first)), third + (Reach * (third - first)));
    }
}
