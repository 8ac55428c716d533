using Workbench.Pipeline.Hypercare;
using Workbench.Pipeline.Routes;

namespace Workbench.Pipeline.Tests.Hypercare;

public sealed class HypercareWindowTests
{
    /// <summary>A Thursday.</summary>
    private static readonly DateTimeOffset Signed = new(2026, 3, 5, 18, 0, 0, TimeSpan.Zero);

    [Fact]
    public void EndsAt_BusinessDays_LeavesWeekendsOut()
    {
        var window = new HypercareWindow(Signed, new HypercareRule(5, IsBusinessDays: true));

        Assert.Equal(new DateTimeOffset(2026, 3, 12, 18, 0, 0, TimeSpan.Zero), window.EndsAt);
    }

    [Theory]
    [InlineData(0, 1, 7)]
    [InlineData(23, 1, 7)]
    [InlineData(24, 2, 6)]
    [InlineData(7 * 24 - 1, 7, 1)]
    [InlineData(7 * 24, 8, 0)]
    [InlineData(30 * 24, 31, 0)]
    public void LeftAt_CalendarDays_CountsDown(int hours, int day, int left)
    {
        var window = new HypercareWindow(Signed, new HypercareRule(7));

        Assert.Equal((day, left), (window.DayAt(Signed.AddHours(hours)), window.LeftAt(Signed.AddHours(hours))));
    }
}
