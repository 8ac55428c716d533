using Workbench.Core.Records;

namespace Workbench.Pipeline.Quality.Sketches;

/// <summary>The records with the smallest and the largest numbers, <see cref="Kept"/> of each; of equal numbers the first.</summary>
internal sealed class Extremes
{
    public const int Kept = 25;

    private readonly PriorityQueue<Extreme, (double, long)> highest = new(Kept + 1);
    private readonly PriorityQueue<Extreme, (double, long)> lowest = new(Kept + 1);
    private long order;

    public void Add(double value, RecordKey key)
    {
        order++;
        Add(highest, value, value, key);
        Add(lowest, -value, value, key);
    }

    /// <summary>The largest first.</summary>
    public IReadOnlyList<Extreme> Highest() => [.. highest.UnorderedItems.OrderByDescending(found => found.Priority).Select(found => found.Element)];

    /// <summary>The smallest first.</summary>
    public IReadOnlyList<Extreme> Lowest() => [.. lowest.UnorderedItems.OrderByDescending(found => found.Priority).Select(found => found.Element)];

    private void Add(PriorityQueue<Extreme, (double, long)> queue, double rank, double value, RecordKey key)
    {
        if (queue.Count < Kept)
        {
            queue.Enqueue(new Extreme(key, value), (rank, -order));
        }
        else if (queue.TryPeek(out _, out var least) && rank > least.Item1)
        {
            queue.DequeueEnqueue(new Extreme(key, value), (rank, -order));
        }
    }
}

/// <summary>A record with an unusual number.</summary>
internal sealed record Extreme(RecordKey Key, double Value);
