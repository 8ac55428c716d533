namespace Workbench.Emulators.Checking;

/// <summary>Which instants a time of the emulated Ivinex can mean: it is local, and does not say which offset held (ivinex 6.11).</summary>
internal static class SourceTimes
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    /// <returns>Unix seconds; more than one where the clock showed the time twice or never.</returns>
    public static IReadOnlyList<long> Of(DateTimeOffset at, DateTime? wallClock = null)
    {
        var local = wallClock ?? TimeZoneInfo.ConvertTime(at, Zone).DateTime;
        var whole = new DateTime(local.Year, local.Month, local.Day, local.Hour, local.Minute, local.Second, DateTimeKind.Unspecified);
        if (Zone.IsInvalidTime(whole))
        {
            return [.. new[] { -4, -5 }.Select(hours => new DateTimeOffset(whole, TimeSpan.FromHours(hours)).ToUnixTimeSeconds())];
        }

        return Zone.IsAmbiguousTime(whole)
            ? [.. Zone.GetAmbiguousTimeOffsets(whole).Select(offset => new DateTimeOffset(whole, offset).ToUnixTimeSeconds())]
            : [at.ToUnixTimeSeconds()];
    }

    /// <summary>True where a text names that instant to the second, in UTC or in the account's zone.</summary>
    public static bool IsNamedIn(string text, long second)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(second);
        return Names(text, at.UtcDateTime) || Names(text, TimeZoneInfo.ConvertTime(at, Zone).DateTime);
    }

    private static bool Names(string text, DateTime time) =>
        text.Contains($"{time:yyyy-MM-dd}", StringComparison.Ordinal) && text.Contains($"{time:HH:mm:ss}", StringComparison.Ordinal);
}
