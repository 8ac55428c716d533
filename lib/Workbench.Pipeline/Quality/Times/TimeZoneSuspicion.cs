using System.Globalization;

namespace Workbench.Pipeline.Quality.Times;

/// <summary>Whether times that are called UTC behave like local times. A suspicion, never a proof.</summary>
internal static class TimeZoneSuspicion
{
    /// <summary>Times of each season below which nothing is said.</summary>
    public const int MinPerSeason = 200;

    /// <summary>Times beside the skipped hour below which its emptiness is chance.</summary>
    public const int MinBeside = 40;

    /// <summary>Times of a field below which nothing is said about their form.</summary>
    public const int MinTimes = 20;

    private const double LeastRhythm = 0.25;
    private const double OneHour = 1;
    private const double Half = 0.5;
    private const double MostlyShare = 0.95;

    /// <summary>What speaks for local times, in words; null where nothing does.</summary>
    public static string? LocalTimes(HourProfile hours)
    {
        if (hours.BesideSkipped >= MinBeside && hours.Skipped == 0)
        {
            return $"No time lies between 02:00 and 03:00 in the nights in which clocks go forward; {hours.BesideSkipped} lie in the hours beside.";
        }

        if (hours.Winter.Sum() < MinPerSeason || hours.Summer.Sum() < MinPerSeason
            || Centre(hours.Winter) is not { } winter || Centre(hours.Summer) is not { } summer)
        {
            return null;
        }

        var shift = Math.Abs(Math.IEEERemainder(winter.Hour - summer.Hour, 24));
        var error = 2 * Math.Sqrt((winter.Error * winter.Error) + (summer.Error * summer.Error));
        return shift + error < Half * OneHour
            ? string.Create(CultureInfo.InvariantCulture, $"The day's rhythm is the same in winter and in summer (within {shift + error:0.0} h), as wall clocks show it; in UTC it moves by an hour wherever clocks change.")
            : null;
    }

    /// <summary>The full hour at which nearly all times stand, so that they are days and no times; null where they are times.</summary>
    public static TimeSpan? OnlyDays(HourProfile hours)
    {
        if (hours.Count < MinTimes || hours.Sharp.Count == 0)
        {
            return null;
        }

        var most = hours.Sharp.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).First();
        var beside = hours.Sharp.Where(pair => Math.Abs(Math.IEEERemainder((pair.Key - most.Key).TotalHours, 24)) <= OneHour).Sum(pair => pair.Value);
        return beside >= MostlyShare * hours.Count ? most.Key : null;
    }

    /// <summary>The middle of the day's rhythm on the circle of 24 hours, with its standard error; null where there is no rhythm.</summary>
    private static (double Hour, double Error)? Centre(IReadOnlyList<long> hours)
    {
        double total = hours.Sum(), x = 0, y = 0;
        for (var hour = 0; hour < hours.Count; hour++)
        {
            var angle = 2 * Math.PI * (hour + Half) / hours.Count;
            (x, y) = (x + (hours[hour] * Math.Cos(angle)), y + (hours[hour] * Math.Sin(angle)));
        }

        var length = Math.Sqrt((x * x) + (y * y)) / total;
        var toHours = hours.Count / (2 * Math.PI);
        return length < LeastRhythm ? null : (Math.Atan2(y, x) * toHours, Math.Sqrt(-2 * Math.Log(Math.Min(length, 0.9999)) / total) * toHours);
    }
}
