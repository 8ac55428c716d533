using System.Globalization;

namespace Workbench.Notebooks.Displays;

/// <summary>How quantities are written everywhere: invariant, with thousands separators, times in UTC.</summary>
public static class ValueText
{
    private static readonly string[] ByteUnits = ["bytes", "KB", "MB", "GB", "TB", "PB"];

    public static string Whole(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>At most two decimals.</summary>
    public static string Decimal(decimal value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    /// <summary>At most two decimals, and three significant digits below 0.01.</summary>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
            return "–";
        return Math.Abs(value) is > 0 and < 0.01
            ? value.ToString("0.###E+0", CultureInfo.InvariantCulture)
            : value.ToString("#,0.##", CultureInfo.InvariantCulture);
    }

    /// <summary>A fraction: 0.125 is written 12.5 %.</summary>
    public static string Percent(decimal fraction) => (fraction * 100).ToString("#,0.##", CultureInfo.InvariantCulture) + " %";

    /// <summary>Steps of 1,000: 1,400,000 is written 1.4 MB.</summary>
    public static string Bytes(long bytes)
    {
        double value = bytes;
        var unit = 0;
        while (Math.Abs(value) >= 999.95 && unit < ByteUnits.Length - 1)
        {
            value /= 1000;
            unit++;
        }
        return value.ToString(unit == 0 ? "#,0" : "0.#", CultureInfo.InvariantCulture) + " " + ByteUnits[unit];
    }

    /// <summary>The two largest units: 2 d 03 h, 2 h 05 min, 4 min 30 s, 2.5 s, 40 ms.</summary>
    public static string Duration(TimeSpan duration)
    {
        if (duration < TimeSpan.Zero)
            return "-" + Duration(duration == TimeSpan.MinValue ? TimeSpan.MaxValue : duration.Negate());
        var invariant = CultureInfo.InvariantCulture;
        if (duration.TotalDays >= 1)
            return string.Create(invariant, $"{(long)duration.TotalDays} d {duration.Hours:00} h");
        if (duration.TotalHours >= 1)
            return string.Create(invariant, $"{duration.Hours} h {duration.Minutes:00} min");
        if (duration.TotalMinutes >= 1)
            return string.Create(invariant, $"{duration.Minutes} min {duration.Seconds:00} s");
        return duration.TotalSeconds >= 1 || duration == TimeSpan.Zero
            ? string.Create(invariant, $"{duration.TotalSeconds:0.#} s")
            : string.Create(invariant, $"{duration.TotalMilliseconds:0.#} ms");
    }

    /// <summary>To the second, in UTC.</summary>
    public static string Instant(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";
}
