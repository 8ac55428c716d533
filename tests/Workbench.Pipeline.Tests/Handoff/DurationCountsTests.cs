using Workbench.Pipeline.Handoff;

namespace Workbench.Pipeline.Tests.Handoff;

public sealed class DurationCountsTests
{
    [Fact]
    public void Percentile_Nothing_IsNull() => Assert.Null(new DurationCounts().Percentile(50));

    [Fact]
    public void Percentile_TenDurations_AreRankedToTheMinute()
    {
        var counts = new DurationCounts();
        foreach (var minute in Enumerable.Range(1, 10))
        {
            counts.Add(TimeSpan.FromMinutes(minute + 0.9));
        }

        Assert.Equal(TimeSpan.FromMinutes(5), counts.Percentile(50));
        Assert.Equal(TimeSpan.FromMinutes(9), counts.Percentile(90));
        Assert.Equal(10, counts.Count);
    }

    [Fact]
    public void Add_LongDurations_AreRoundedToTheHour()
    {
        var counts = new DurationCounts();
        counts.Add(TimeSpan.FromHours(60.7));

        Assert.Equal(TimeSpan.FromHours(60), counts.Percentile(50));
    }
}
