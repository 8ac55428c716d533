using Workbench.Pipeline.Estimates;

namespace Workbench.Pipeline.Tests.Estimates;

public sealed class AnswerTimesTests
{
    private static readonly Assumptions Usual = new() { SourceLatency = TimeSpan.FromSeconds(7), DestinationLatency = TimeSpan.FromSeconds(8) };

    [Fact]
    public void Of_BothSidesLookedAt_EachHasItsOwnTime()
    {
        var measured = new Dictionary<string, MeasuredStep>
        {
            [StepNames.Discover] = new(TimeSpan.FromSeconds(90), 10, 10),
            [StepNames.LookAtSource] = new(TimeSpan.FromSeconds(2), 10, 0),
            [StepNames.LookAtDestination] = new(TimeSpan.FromSeconds(3), 0, 30),
        };

        var assumptions = AnswerTimes.Of(measured, Usual);

        Assert.Equal((TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(0.1)), (assumptions.SourceLatency, assumptions.DestinationLatency));
    }

    [Fact]
    public void Of_SideThatWasNotAsked_KeepsTheUsualTime()
    {
        var measured = new Dictionary<string, MeasuredStep>
        {
            [StepNames.LookAtSource] = new(TimeSpan.FromSeconds(2), 0, 0),
            [StepNames.LookAtDestination] = new(TimeSpan.Zero, 0, 5),
        };

        Assert.Equal(Usual, AnswerTimes.Of(measured, Usual));
    }
}
