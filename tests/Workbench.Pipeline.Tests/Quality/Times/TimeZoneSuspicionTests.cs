using Workbench.Pipeline.Quality.Times;

namespace Workbench.Pipeline.Tests.Quality.Times;

public sealed class TimeZoneSuspicionTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Fact]
    public void LocalTimes_WallClockStoredAsUtc_AreSuspected() =>
        Assert.Contains("same in winter and in summer", TimeZoneSuspicion.LocalTimes(WorkingDays(isUtc: false)), StringComparison.Ordinal);

    [Fact]
    public void LocalTimes_TrueUtc_AreNotSuspected() => Assert.Null(TimeZoneSuspicion.LocalTimes(WorkingDays(isUtc: true)));

    [Fact]
    public void LocalTimes_AroundTheClock_SayNothing()
    {
        var hours = new HourProfile();
        for (var hour = 0; hour < 365 * 24; hour++)
        {
            hours.Add(new DateTimeOffset(2025, 1, 1, 0, 30, 0, TimeSpan.Zero).AddHours(hour));
        }

        Assert.Null(TimeZoneSuspicion.LocalTimes(hours));
    }

    [Fact]
    public void LocalTimes_FewTimes_SayNothing()
    {
        var hours = new HourProfile();
        for (var day = 0; day < 300; day++)
        {
            hours.Add(new DateTimeOffset(2025, 1, 1, 9, 30, 0, TimeSpan.Zero).AddDays(day));
        }

        Assert.Null(TimeZoneSuspicion.LocalTimes(hours));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(9)]
    public void LocalTimes_NoTimeInTheSkippedHour_AreSuspected(int springNight)
    {
        var hours = new HourProfile();
        for (var minute = 0; minute < 60; minute += 2)
        {
            hours.Add(new DateTimeOffset(2025, 3, springNight, 1, minute, 0, TimeSpan.Zero));
            hours.Add(new DateTimeOffset(2025, 3, springNight, 3, minute, 0, TimeSpan.Zero));
        }

        Assert.Contains("02:00 and 03:00", TimeZoneSuspicion.LocalTimes(hours), StringComparison.Ordinal);
        hours.Add(new DateTimeOffset(2025, 3, springNight, 2, 30, 0, TimeSpan.Zero));
        Assert.Null(TimeZoneSuspicion.LocalTimes(hours));
    }

    [Fact]
    public void OnlyDays_MidnightsOfAZoneWithSummerTime_AreDays()
    {
        var hours = new HourProfile();
        for (var day = 0; day < 365; day++)
        {
            var local = new DateTime(2025, 1, 1).AddDays(day);
            hours.Add(new DateTimeOffset(local, Berlin.GetUtcOffset(local)));
        }

        Assert.Equal(22, TimeZoneSuspicion.OnlyDays(hours)!.Value.Hours);
    }

    [Theory]
    [InlineData(19, 0)]
    [InlineData(100, 6)]
    public void OnlyDays_FewOrMixedTimes_AreTimes(int midnights, int others)
    {
        var hours = new HourProfile();
        for (var day = 0; day < midnights + others; day++)
        {
            hours.Add(new DateTimeOffset(2025, 1, 1, 0, day < midnights ? 0 : 17, 0, TimeSpan.Zero).AddDays(day));
        }

        Assert.Null(TimeZoneSuspicion.OnlyDays(hours));
    }

    /// <summary>Someone writes every quarter of an hour from nine to five, as the wall clock shows it.</summary>
    private static HourProfile WorkingDays(bool isUtc)
    {
        var hours = new HourProfile();
        for (var day = 0; day < 365; day++)
        {
            for (var quarter = 0; quarter < 32; quarter++)
            {
                var local = new DateTime(2025, 1, 1, 9, 5, 0).AddDays(day).AddMinutes(15 * quarter);
                hours.Add(new DateTimeOffset(local, isUtc ? Berlin.GetUtcOffset(local) : TimeSpan.Zero));
            }
        }

        return hours;
    }
}
