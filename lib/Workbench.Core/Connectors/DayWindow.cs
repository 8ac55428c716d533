using System.Globalization;
using Workbench.Core.Errors;

namespace Workbench.Core.Connectors;

/// <summary>Hours of every day in one time zone, from a time on until before another; over midnight where the end is the earlier one.</summary>
/// <param name="Zone">Name of the time zone, for example <c>Europe/Berlin</c>.</param>
public sealed record DayWindow(TimeOnly From, TimeOnly Until, string Zone)
{
    private const string Form = "HH:mm";

    /// <summary>Reads <c>18:00-06:00</c>.</summary>
    /// <exception cref="PlanException">It is no window, or this machine does not know the time zone.</exception>
    public static DayWindow Parse(string text, string zone)
    {
        if (text.Split('-') is not [var from, var until] || !IsTime(from, out var begin) || !IsTime(until, out var end) || begin == end)
        {
            throw new PlanException($"'{text}' is no window of the day. Write two different times with a hyphen, for example 18:00-06:00.");
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)
            ? new DayWindow(begin, end, zone)
            : throw new PlanException($"This machine knows no time zone '{zone}'. Write a name such as Europe/Berlin, America/New_York or UTC.");
    }

    /// <summary>Null inside the window; else when it opens.</summary>
    public DateTimeOffset? OpensAt(DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var time = TimeOnly.FromTimeSpan(local.TimeOfDay);
        if (time.IsBetween(From, Until))
        {
            return null;
        }

        var day = DateOnly.FromDateTime(local.DateTime);
        return Instant((time < From ? day : day.AddDays(1)).ToDateTime(From), zone, now);
    }

    /// <summary>As <see cref="Parse"/> reads it, without the zone.</summary>
    public string Hours => $"{From.ToString(Form, CultureInfo.InvariantCulture)}-{Until.ToString(Form, CultureInfo.InvariantCulture)}";

    /// <summary>In words, for people.</summary>
    public string Print() => $"{Hours} ({Zone})";

    private static bool IsTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text.Trim(), [Form, "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    /// <summary>
    /// A time that the clocks skip in spring is taken for the moment at which they do; one that comes twice in autumn for its first that is still
    /// to come.
    /// </summary>
    private static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone, DateTimeOffset after)
    {
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        TimeSpan[] offsets = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local) : [zone.GetUtcOffset(local)];
        var times = offsets.Select(offset => new DateTimeOffset(local, offset).ToUniversalTime()).Order().ToList();
        return times.Find(at => at > after) is var coming && coming > after ? coming : times[^1];
    }
}
