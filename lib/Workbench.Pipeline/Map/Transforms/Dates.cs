using System.Globalization;
using Workbench.Core.Planning;
using Workbench.Core.Records;

namespace Workbench.Pipeline.Map.Transforms;

/// <summary>Dates and times from text, in formats and a zone that the plan names.</summary>
internal static class Dates
{
    private const string Name = "parse-date";
    private static readonly DateTime Sample = new(1987, 10, 22, 13, 45, 56, DateTimeKind.Unspecified);

    /// <param name="formats">Those of the plan's formats that can be read, see <see cref="Fault"/>.</param>
    public static Change Parse(FieldValue source, Transform.ParseDate plan, string[] formats)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(plan.TimeZone, out var zone))
        {
            return Change.Fails(source, ReasonCode.UnreadableValue, $"time zone {plan.TimeZone} is unknown here");
        }

        return (source, plan.Result) switch
        {
            (FieldValue.Date, DateResult.Date) or (FieldValue.Instant, DateResult.Instant) => Change.Kept(source),
            (FieldValue.Date day, _) => Instant(source, day.Value.ToDateTime(TimeOnly.MinValue), zone),
            (FieldValue.Instant at, _) => Day(source, TimeZoneInfo.ConvertTime(at.Value, zone).DateTime),
            _ => FromText(source, plan.Result, formats, zone),
        };
    }

    /// <summary>What is wrong with a format; null where it states year, month and day and reads what it writes.</summary>
    public static string? Fault(string format)
    {
        // A format without a year would take it from today's date: such a format is none.
        const string Expected = "a .NET date format with year, month and day, such as dd.MM.yyyy or yyyy-MM-dd HH:mm";
        try
        {
            var text = Sample.ToString(format, CultureInfo.InvariantCulture);
            return DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var read)
                && read.Date == Sample.Date ? null : Expected;
        }
        catch (FormatException)
        {
            return Expected;
        }
    }

    private static Change FromText(FieldValue source, DateResult result, string[] formats, TimeZoneInfo zone)
    {
        const DateTimeStyles Styles = DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowLeadingWhite | DateTimeStyles.AllowTrailingWhite;
        if (formats.Length == 0 || !DateTime.TryParseExact(source.Print(), formats, CultureInfo.InvariantCulture, Styles, out var read))
        {
            return Change.Fails(source, ReasonCode.UnreadableValue, $"expected a date as {string.Join(" or ", formats)}");
        }

        var isUtc = read.Kind == DateTimeKind.Utc;
        return result == DateResult.Date
            ? Day(source, isUtc ? TimeZoneInfo.ConvertTime(new DateTimeOffset(read), zone).DateTime : read)
            : isUtc ? Change.Becomes(new FieldValue.Instant(new DateTimeOffset(read)), Name) : Instant(source, read, zone);
    }

    private static Change Day(FieldValue source, DateTime local)
    {
        var day = new FieldValue.Date(DateOnly.FromDateTime(local));
        return local.TimeOfDay == TimeSpan.Zero ? Change.Becomes(day, Name) : Change.Loses(day, ReasonCode.PartTaken, source.Print());
    }

    private static Change Instant(FieldValue source, DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(local))
        {
            return Change.Fails(source, ReasonCode.UnreadableValue, $"the clocks of {zone.Id} skipped this time");
        }

        // A time that the clocks showed twice is taken as the later one, as everywhere in the workbench.
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Min() : zone.GetUtcOffset(local);
        var ticks = local.Ticks - offset.Ticks;
        return ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks
            ? Change.Fails(source, ReasonCode.UnreadableValue, "expected a time between the years 1 and 9999")
            : Change.Becomes(new FieldValue.Instant(new DateTimeOffset(ticks, TimeSpan.Zero)), Name);
    }
}
