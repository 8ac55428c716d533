using System.Globalization;

namespace Workbench.Emulators.Infoset;

/// <summary>Writes and reads times the vendor's way: ISO 8601 in UTC, with or without the letter that says so.</summary>
internal sealed class InfosetTime(bool writesZone)
{
    public string Stamp(DateTimeOffset at) => Written(at, "yyyy-MM-dd'T'HH:mm:ss");

    public string StampWithFraction(DateTimeOffset at) => Written(at, "yyyy-MM-dd'T'HH:mm:ss.fffffff");

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">The text is no ISO 8601 time.</exception>
    public static DateTimeOffset Parse(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private string Written(DateTimeOffset at, string format) =>
        at.UtcDateTime.ToString(format, CultureInfo.InvariantCulture) + (writesZone ? "Z" : "");
}
