namespace Workbench.Pipeline.Handoff;

/// <summary>
/// Counts durations so that percentiles can be told: to the minute within two days, to the hour beyond. So memory follows the range of the
/// durations and not their number.
/// </summary>
internal sealed class DurationCounts
{
    private static readonly TimeSpan Fine = TimeSpan.FromDays(2);

    private readonly SortedDictionary<TimeSpan, long> counts = [];

    public long Count { get; private set; }

    public void Add(TimeSpan duration)
    {
        var step = duration <= Fine ? TimeSpan.TicksPerMinute : TimeSpan.TicksPerHour;
        var rounded = TimeSpan.FromTicks(duration.Ticks / step * step);
        counts[rounded] = counts.GetValueOrDefault(rounded) + 1;
        Count++;
    }

    /// <summary>The shortest counted duration that so many of a hundred do not exceed (nearest rank); null where nothing was counted.</summary>
    public TimeSpan? Percentile(int percent)
    {
        var rank = (Count * percent + 99) / 100;
        foreach (var (duration, count) in counts)
        {
            rank -= count;
            if (rank <= 0)
            {
                return duration;
            }
        }

        return null;
    }
}
