using System.Globalization;

namespace Workbench.Connectors.Http;

/// <summary>Reads how long a vendor asks to wait.</summary>
public static class RetryHint
{
    /// <summary>No quota of any vendor is longer than a day. What asks for more is damaged, and must not hold the account back for years.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private const long LastUnixSecond = 253_402_300_799;

    /// <summary>Retry-After in either form of RFC 9110 (seconds or a date), never negative, at most a day; null where the header is absent or unreadable.</summary>
    public static TimeSpan? Read(IReadOnlyDictionary<string, string> headers, DateTimeOffset now)
    {
        if (!headers.TryGetValue("Retry-After", out var text))
        {
            return null;
        }

        // "NaN" and "-Infinity" are numbers to the parser: neither is at least 0.
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds >= 0)
        {
            return TimeSpan.FromSeconds(Math.Min(seconds, Longest.TotalSeconds));
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? Until(at, headers, now)
            : null;
    }

    /// <summary>Time until <c>X-RateLimit-Reset</c> (Unix seconds); null where the header is absent or unreadable.</summary>
    public static TimeSpan? ReadReset(IReadOnlyDictionary<string, string> headers, DateTimeOffset now) =>
        headers.TryGetValue(QuotaHeaders.Common.Reset, out var text)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var second) && second <= LastUnixSecond
            ? Until(DateTimeOffset.FromUnixTimeSeconds(second), headers, now)
            : null;

    // The time is by the vendor's clock: its own Date header, where given, is the "now" to subtract.
    private static TimeSpan Until(DateTimeOffset at, IReadOnlyDictionary<string, string> headers, DateTimeOffset now)
    {
        var theirs = headers.TryGetValue("Date", out var date)
            && DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var said) ? said : now;
        return at <= theirs ? TimeSpan.Zero : at - theirs < Longest ? at - theirs : Longest;
    }
}
