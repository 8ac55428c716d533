namespace Workbench.Pipeline.Quality.Sketches;

/// <summary>
/// Numbers that lie far outside: more than three times the middle half's width beyond it (Tukey's outer fences). Where numbers are
/// positive and the middle half spans more than a factor of four, and for lengths, the width is a factor instead of a difference. Of lengths
/// only the long ones count.
/// </summary>
/// <param name="Low">Numbers below are unusual.</param>
/// <param name="High">Numbers above are unusual.</param>
/// <param name="Count">How many there are.</param>
/// <param name="IsEstimated">True where there are more on one side than <see cref="Extremes.Kept"/>.</param>
/// <param name="Found">The farthest on both sides.</param>
internal sealed record Outliers(double Low, double High, long Count, bool IsEstimated, IReadOnlyList<Extreme> Found)
{
    /// <summary>Fewer values say nothing about what is usual.</summary>
    public const int MinValues = 30;

    /// <summary>Fewer different values are a scale or a list of words.</summary>
    public const int MinDistinct = 12;

    private const double SkewedFactor = 4;
    private const double Reach = 3;

    /// <returns>Null where nothing is unusual, or where too few or too equal values say nothing.</returns>
    public static Outliers? Of(NumberSpread spread, Extremes extremes, long distinct, bool areLengths)
    {
        if (spread.Count < MinValues || distinct < MinDistinct || Fences(spread, areLengths) is not { } fences)
        {
            return null;
        }

        var high = extremes.Highest().Where(found => found.Value > fences.High).ToList();
        var low = extremes.Lowest().Where(found => found.Value < fences.Low).ToList();
        var isEstimated = high.Count == Extremes.Kept || low.Count == Extremes.Kept;
        var count = isEstimated ? Math.Max(spread.CountOutside(fences.Low, fences.High), high.Count + low.Count) : high.Count + low.Count;
        return count == 0 ? null : new Outliers(fences.Low, fences.High, count, isEstimated, [.. high, .. low]);
    }

    private static (double Low, double High)? Fences(NumberSpread spread, bool areLengths)
    {
        var (first, third) = (spread.Quantile(0.25)!.Value, spread.Quantile(0.75)!.Value);
        if (third <= first * (first > 0 ? 1.02 : 1))
        {
            return null;
        }

        if (first > 0 && (areLengths || third / first > SkewedFactor))
        {
            var width = Math.Pow(third / first, Reach);
            return (areLengths ? 0 : first / width, third * width);
        }

        return (first - (Reach * (third - first)), third + (Reach * (third - first)));
    }
}
