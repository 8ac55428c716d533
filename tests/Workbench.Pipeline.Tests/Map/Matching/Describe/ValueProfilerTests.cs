using Workbench.Pipeline.Map.Matching.Describe;

namespace Workbench.Pipeline.Tests.Map.Matching.Describe;

public sealed class ValueProfilerTests
{
    [Fact]
    public void Add_WordsForNothing_AreNotCounted()
    {
        var profile = ValueProfile.Of(["", " ", "NULL", "n/a", "Open"]);
        Assert.Equal(1, profile.Filled);
        Assert.Equal("Open", Assert.Single(profile.Distinct).Text);
    }

    [Fact]
    public void ToProfile_Numbers_HaveTheirSpread()
    {
        var numbers = ValueProfile.Of(["1", "2", "3", "4", "100"]).Numbers;
        Assert.NotNull(numbers);
        Assert.Equal((1, 3, 100), (numbers.Value.Smallest, numbers.Value.Median, numbers.Value.Largest));
    }

    [Fact]
    public void ToProfile_ZeroAndOne_AreYesAndNo()
    {
        var profile = ValueProfile.Of(["0", "1", "1", "0"]);
        Assert.Equal(1, profile.Shapes[(int)ValueShape.Boolean]);
        Assert.Null(profile.Numbers);
    }

    [Fact]
    public void Add_MoreDifferentValuesThanTheBudget_KeepsWithinIt()
    {
        var budget = new DistinctBudget(columns: 10_000, pool: 5);
        var profiler = new ValueProfiler(budget);
        for (var value = 0; value < 1000; value++)
        {
            profiler.Add($"value {value}");
        }

        var profile = profiler.ToProfile();
        Assert.Equal(budget.PerColumn + 5, profile.Distinct.Count);
        Assert.False(profile.IsComplete);
        Assert.Equal(1000, profile.Filled);
    }

    [Fact]
    public void Add_LongValue_IsKeptCut()
    {
        var profile = ValueProfile.Of([new string('x', 100_000)]);
        Assert.InRange(profile.Distinct[0].Text.Length, 1, 200);
        Assert.Equal(100_000, profile.MeanLength);
    }
}
