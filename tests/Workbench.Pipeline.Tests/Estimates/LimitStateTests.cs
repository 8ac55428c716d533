using Workbench.Core.Connectors;
using Workbench.Pipeline.Estimates;

namespace Workbench.Pipeline.Tests.Estimates;

public sealed class LimitStateTests
{
    private static readonly TimeSpan TenSeconds = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(LimitShape.Pace, 100, 10)]
    [InlineData(LimitShape.Bucket, 100, 1)]
    [InlineData(LimitShape.Bucket, 300, 20)]
    [InlineData(LimitShape.Window, 100, 1)]
    [InlineData(LimitShape.Window, 150, 10.5)]
    [InlineData(LimitShape.Window, 1_000_000, 99_991)]
    [InlineData(LimitShape.Pause, 100, 1)]
    [InlineData(LimitShape.Pause, 200, 17)]
    public void Takes_HundredPerTenSecondsWantedTenTimesFaster_IsThatOfItsShape(LimitShape shape, double calls, double seconds)
    {
        var limit = new LimitState(new QuotaLimit("100 per 10 s", 100, TenSeconds, shape), refusedShare: 0);

        Assert.Equal(seconds, limit.Takes(calls, wanted: 100, TimeSpan.Zero).TotalSeconds, tolerance: 0.01);
    }

    [Fact]
    public void Takes_AnswersAsLongAsTheGapOfThePace_IsLongerThanEither()
    {
        var limit = new LimitState(new QuotaLimit("ten a second", 10, TimeSpan.FromSeconds(1), LimitShape.Pace), refusedShare: 0);

        Assert.InRange(limit.Takes(1_000, wanted: 10, TimeSpan.Zero).TotalSeconds, 105, 120);
        Assert.Equal(1_000, limit.Takes(1_000, wanted: 1, TimeSpan.Zero).TotalSeconds, tolerance: 0.01);
    }

    [Theory]
    [InlineData(0, 50)]
    [InlineData(0.001, 51.95)]
    [InlineData(0.002, 53.9)]
    public void Takes_PaceThatARefusalHalves_IsAsMuchLongerAsItTakesToRecover(double refusedShare, double seconds)
    {
        var terms = new QuotaLimit("twenty a second", 20, TimeSpan.FromSeconds(1), LimitShape.Pace) { RecoveringCalls = 100 };

        // Each refusal costs the sum of 1 / pace over a hundred calls from 10 to 20 a second, less the 5 s that they take at 20.
        Assert.Equal(seconds, new LimitState(terms, refusedShare).Takes(1_000, wanted: 1_000_000, TimeSpan.Zero).TotalSeconds, tolerance: 0.05);
    }

    /// <summary>From 10 to 20 a second in a hundred calls, which take 6.95 s instead of 5 s; those of the process before are not forgotten until another one begins.</summary>
    [Fact]
    public void Takes_PaceThatAProcessBeginsBelow_IsLongerForItsFirstCallsOnly()
    {
        var limit = new LimitState(
            new QuotaLimit("twenty a second", 20, TimeSpan.FromSeconds(1), LimitShape.Pace) { FirstShare = 0.5, StartingCalls = 100 }, refusedShare: 0);

        Assert.Equal(6.95, Hundred(), tolerance: 0.02);
        Assert.Equal(5, Hundred(), tolerance: 0.01);

        limit.Begin();
        Assert.Equal(6.95, Hundred(), tolerance: 0.02);

        double Hundred()
        {
            var took = limit.Takes(100, wanted: 1_000_000, TimeSpan.Zero);
            limit.Use(100, TimeSpan.Zero, took);
            return took.TotalSeconds;
        }
    }

    [Theory]
    [InlineData(LimitShape.Bucket)]
    [InlineData(LimitShape.Window)]
    [InlineData(LimitShape.Pause)]
    public void Takes_AnswersSlowerThanTheLimit_IsWhatAnswersTake(LimitShape shape)
    {
        var limit = new LimitState(new QuotaLimit("100 per 10 s", 100, TenSeconds, shape), refusedShare: 0);

        Assert.Equal(1_000 / 5.0, limit.Takes(1_000, wanted: 5, TimeSpan.Zero).TotalSeconds, tolerance: 0.01);
    }

    [Theory]
    [InlineData(LimitShape.Bucket, 3, 5)]
    [InlineData(LimitShape.Window, 1, 10)]
    [InlineData(LimitShape.Pause, 1, 16)]
    public void Takes_LimitUsedUpBefore_WaitsForIt(LimitShape shape, double busySeconds, double seconds)
    {
        var limit = new LimitState(new QuotaLimit("100 per 10 s", 100, TenSeconds, shape), refusedShare: 0);
        var now = TimeSpan.FromSeconds(busySeconds);
        limit.Use(shape == LimitShape.Bucket ? 130 : 100, TimeSpan.Zero, now);

        Assert.Equal(seconds, limit.Takes(shape == LimitShape.Pause ? 100 : shape == LimitShape.Window ? 100 : 50, wanted: 100, now).TotalSeconds, tolerance: 0.01);
    }

    [Theory]
    [InlineData(LimitShape.Bucket)]
    [InlineData(LimitShape.Window)]
    [InlineData(LimitShape.Pause)]
    public void Takes_LongAfterItWasUsedUp_IsFreeAgain(LimitShape shape)
    {
        var limit = new LimitState(new QuotaLimit("100 per 10 s", 100, TenSeconds, shape), refusedShare: 0);
        limit.Use(100, TimeSpan.Zero, TimeSpan.FromSeconds(1));

        Assert.Equal(0.5, limit.Takes(50, wanted: 100, TimeSpan.FromSeconds(60)).TotalSeconds, tolerance: 0.01);
    }
}
