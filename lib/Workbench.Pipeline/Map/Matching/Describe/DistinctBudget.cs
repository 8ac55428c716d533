namespace Workbench.Pipeline.Map.Matching.Describe;

/// <summary>
/// How many different values a table may keep: an equal part for every column, and a pool for columns with more. So a wide table
/// stays within its memory, and a list of thousands of allowed values in a narrow one is still kept whole.
/// </summary>
/// <param name="columns">Columns of the table.</param>
/// <param name="pool">Values beyond the equal parts, first come, first served.</param>
public sealed class DistinctBudget(int columns, int pool = DistinctBudget.DefaultPool)
{
    /// <summary>About 5 MB of short values.</summary>
    public const int DefaultPool = 50_000;

    private const int LargestPart = 1000;
    private const int SmallestPart = 100;
    private const int SharedByParts = 120_000;
    private int left = pool;

    /// <summary>Values that every column may keep.</summary>
    public int PerColumn { get; } = Math.Clamp(SharedByParts / Math.Max(columns, 1), SmallestPart, LargestPart);

    /// <summary>Takes one place from the pool; false when it is used up.</summary>
    public bool TryTake() => left-- > 0;
}
