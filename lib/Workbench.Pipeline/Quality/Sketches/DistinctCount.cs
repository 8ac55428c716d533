namespace Workbench.Pipeline.Quality.Sketches;

/// <summary>How many different hashes were added: exact up to <see cref="MaxExact"/>, estimated beyond. Memory is capped.</summary>
internal sealed class DistinctCount
{
    /// <summary>Different values that are counted one by one.</summary>
    public const int MaxExact = 4_096;

    private HashSet<ulong>? exact = [];
    private HyperLogLog? estimate;

    public bool IsEstimated => estimate is not null;

    public long Count => exact?.Count ?? estimate!.Estimate();

    /// <returns>True where the value is certainly new; false once values are only estimated.</returns>
    public bool Add(ulong hash)
    {
        if (exact is null)
        {
            estimate!.Add(hash);
            return false;
        }

        var isNew = exact.Add(hash);
        if (exact.Count > MaxExact)
        {
            estimate = new HyperLogLog();
            foreach (var known in exact)
            {
                estimate.Add(known);
            }

            exact = null;
        }

        return isNew;
    }
}
