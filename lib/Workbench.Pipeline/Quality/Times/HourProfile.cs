namespace Workbench.Pipeline.Quality.Times;

/// <summary>At which hours of the day the times of one field lie: over the year, in winter and in summer, and around the nights in which clocks go forward.</summary>
internal sealed class HourProfile
{
    private readonly long[] all = new long[24];
    private readonly long[] winter = new long[24];
    private readonly long[] summer = new long[24];
    private readonly Dictionary<TimeSpan, long> sharp = [];

    public long Count { get; private set; }

    /// <summary>Times in the hour that local clocks skip (02:00 to 03:00 in the nights of spring), were they local times.</summary>
    public long Skipped { get; private set; }

    /// <summary>Times in the hours before and after it.</summary>
    public long BesideSkipped { get; private set; }

    public IReadOnlyList<long> All => all;

    public IReadOnlyList<long> Winter => winter;

    public IReadOnlyList<long> Summer => summer;

    /// <summary>Times that are a full hour to the second, by hour.</summary>
    public IReadOnlyDictionary<TimeSpan, long> Sharp => sharp;

    public void Add(DateTimeOffset at)
    {
        var utc = at.UtcDateTime;
        Count++;
        all[utc.Hour]++;
        if (utc.Month is 11 or 12 or 1 or 2)
        {
            winter[utc.Hour]++;
        }
        else if (utc.Month is >= 5 and <= 8)
        {
            summer[utc.Hour]++;
        }

        if (utc is { Minute: 0, Second: 0 })
        {
            sharp[TimeSpan.FromHours(utc.Hour)] = sharp.GetValueOrDefault(TimeSpan.FromHours(utc.Hour)) + 1;
        }

        if (IsSpringNight(utc))
        {
            Skipped += utc.Hour == 2 ? 1 : 0;
            BesideSkipped += utc.Hour is 1 or 3 ? 1 : 0;
        }
    }

    /// <summary>The last Sunday of March (European Union, since 1996) or the second one (United States, since 2007).</summary>
    private static bool IsSpringNight(DateTime day) =>
        day is { Month: 3, DayOfWeek: DayOfWeek.Sunday } && (day.Day >= 25 || day.Day is >= 8 and <= 14);
}
