using System.Globalization;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;

namespace Workbench.Core.Tests.Connectors;

public sealed class DayWindowTests
{
    private static readonly DayWindow Nights = DayWindow.Parse("18:00-06:00", "Europe/Berlin");

    [Theory]
    [InlineData("2026-01-10T16:59:59Z", "2026-01-10T17:00:00Z")]
    [InlineData("2026-01-10T17:00:00Z", null)]
    [InlineData("2026-01-11T04:59:59Z", null)]
    [InlineData("2026-01-11T05:00:00Z", "2026-01-11T17:00:00Z")]
    [InlineData("2026-07-10T15:59:00Z", "2026-07-10T16:00:00Z")]
    public void OpensAt_Nights_IsByTheClockOfTheZone(string now, string? opens) =>
        Assert.Equal(opens is null ? null : At(opens), Nights.OpensAt(At(now)));

    [Theory]
    [InlineData("09:00-17:00", "2026-01-10T17:00:00Z", "2026-01-11T09:00:00Z")]
    [InlineData("9:00-17:00", "2026-01-10T08:00:00Z", "2026-01-10T09:00:00Z")]
    [InlineData("09:00-17:00", "2026-01-10T12:00:00Z", null)]
    public void OpensAt_WithinADay_OpensTheSameOrTheNextDay(string hours, string now, string? opens) =>
        Assert.Equal(opens is null ? null : At(opens), DayWindow.Parse(hours, "UTC").OpensAt(At(now)));

    [Fact]
    public void OpensAt_HourThatIsSkippedInSpring_OpensWhenTheClocksAreMovedOn() =>
        Assert.Equal(At("2026-03-29T01:00:00Z"), DayWindow.Parse("02:30-04:00", "Europe/Berlin").OpensAt(At("2026-03-29T00:00:00Z")));

    [Fact]
    public void OpensAt_HourThatComesTwiceInAutumn_OpensTheFirstTime() =>
        Assert.Equal(At("2026-10-25T00:30:00Z"), DayWindow.Parse("02:30-04:00", "Europe/Berlin").OpensAt(At("2026-10-24T20:00:00Z")));

    [Fact]
    public void OpensAt_BetweenTheTwoInAutumn_OpensTheSecondTime() =>
        Assert.Equal(At("2026-10-25T01:30:00Z"), DayWindow.Parse("02:30-04:00", "Europe/Berlin").OpensAt(At("2026-10-25T01:00:00Z")));

    [Theory]
    [InlineData("18-06", "UTC")]
    [InlineData("18:00", "UTC")]
    [InlineData("18:00-25:00", "UTC")]
    [InlineData("18:00-18:00", "UTC")]
    [InlineData("18:00-06:00", "Mars/Olympus")]
    public void Parse_NoWindow_SaysWhatToWrite(string hours, string zone) =>
        Assert.Contains("Write", Assert.Throws<PlanException>(() => DayWindow.Parse(hours, zone)).Message, StringComparison.Ordinal);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
