using System.Globalization;
using Workbench.Core.Errors;

namespace Workbench.Connectors.Kit;

/// <summary>
/// Turns the account's local times into instants. A time that the clocks showed twice is taken as the later one (standard time); a
/// time that the clocks skipped moves forward by the length of the gap.
/// </summary>
public sealed class AccountZone(TimeZoneInfo zone)
{
    private static readonly string[] Formats = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd"];

    /// <summary>The zone of an IANA name.</summary>
    /// <exception cref="PlanException">No such zone.</exception>
    public static AccountZone Named(string name)
    {
        try
        {
            return new AccountZone(TimeZoneInfo.FindSystemTimeZoneById(name));
        }
        catch (Exception fault) when (fault is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            throw new PlanException($"'{name}' is no time zone. Write an IANA name in the setting 'zone', for example Europe/Berlin.", fault);
        }
    }

    /// <summary>Reads <c>YYYY-MM-DD HH:MM:SS</c>, or a day alone as its first moment; false for anything else.</summary>
    public bool TryRead(string text, out DateTimeOffset instant)
    {
        instant = default;
        if (!DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return false;
        }

        instant = ToInstant(local);
        return true;
    }

    /// <summary>The instant of a local time.</summary>
    public DateTimeOffset ToInstant(DateTime local)
    {
        // The offset of the day before is the one in force when the gap began.
        var offset = zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddDays(local.Year > 1 ? -1 : 0))
            : zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Min()
            : zone.GetUtcOffset(local);
        var ticks = Math.Clamp(local.Ticks - offset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        return new DateTimeOffset(ticks, TimeSpan.Zero);
    }
}
