using System.Globalization;
using Workbench.Core.Connectors;

namespace Workbench.Connectors.Http;

/// <summary>Names of the headers that state a fixed-window quota.</summary>
/// <param name="Limit">Requests per window.</param>
/// <param name="Remaining">Requests left.</param>
/// <param name="Reset">End of the window in Unix seconds, rounded up.</param>
public sealed record QuotaHeaders(string Limit, string Remaining, string Reset)
{
    public static readonly QuotaHeaders Common = new("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset");
}

/// <summary>
/// A fixed window whose state the vendor states in headers. The budget is the smallest Remaining seen in this window, less what is in
/// flight and less the customer's share, which stays free at any time. It is spent evenly over the first four fifths of the window, by
/// absolute time: what a stall of the machine held up is made good in the last one. Once the window is certainly over, one probe is sent and
/// everything else waits for its answer; so it is at the start, and while answers carry no headers.
/// </summary>
/// <param name="window">Length of the vendor's window.</param>
/// <param name="reservedShare">Part of the limit left to the customer's own use, 0 to 0.9. Default 0.1.</param>
public sealed class WindowRule(QuotaHeaders names, TimeSpan window, double reservedShare = 0.1) : QuotaRule
{
    private const double EvenPart = 0.8;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CatchUp = TimeSpan.FromMilliseconds(50);

    private int? limit;
    private int remaining;
    private long resetSecond;
    private DateTimeOffset endsAfter;
    private DateTimeOffset endsBy = DateTimeOffset.MinValue;
    private DateTimeOffset pausedUntil = DateTimeOffset.MinValue;
    private DateTimeOffset nextAt = DateTimeOffset.MinValue;

    /// <summary>When a probe left whose answer has not come; one that is lost holds up nothing for longer than a second.</summary>
    private DateTimeOffset probedAt = DateTimeOffset.MinValue;

    public override QuotaReading Reading =>
        new(limit, limit is null ? null : remaining, limit is null ? null : DateTimeOffset.FromUnixTimeSeconds(resetSecond), 0, 0, window);

    public override DateTimeOffset? NextAt(DateTimeOffset now, int inFlight)
    {
        if (pausedUntil > now)
        {
            return pausedUntil;
        }

        if (now > endsBy)
        {
            return probedAt + Second is var again && again > now ? again : null;
        }

        return Budget(inFlight) <= 0 ? endsBy.AddTicks(1) : nextAt > now ? nextAt : null;
    }

    public override void Sent(DateTimeOffset now, int inFlight)
    {
        if (now > endsBy)
        {
            probedAt = now;
            return;
        }

        var left = endsAfter - (window * (1 - EvenPart)) - now;
        var gap = left > TimeSpan.Zero && Budget(inFlight) is > 0 and var budget ? left / budget : TimeSpan.Zero;
        nextAt = Later(nextAt, now - CatchUp) + gap;
    }

    public override void Observe(HttpAnswer answer, DateTimeOffset sentAt)
    {
        if (answer.Status == 429)
        {
            Pause(answer);
        }

        probedAt = DateTimeOffset.MinValue;
        if (!Read(answer, names.Limit, out var statedLimit) || !Read(answer, names.Remaining, out var statedRemaining)
            || !Read(answer, names.Reset, out var statedReset))
        {
            return;
        }

        if (statedReset < resetSecond)
        {
            return;
        }

        limit = (int)statedLimit;
        var isNew = statedReset > resetSecond || sentAt > endsBy;
        remaining = isNew ? (int)statedRemaining : Math.Min(remaining, (int)statedRemaining);
        Bound(statedReset, sentAt, answer.ReceivedAt, isNew);
        resetSecond = statedReset;
    }

    private int Budget(int inFlight)
    {
        var whole = limit ?? 0;
        var reserved = (int)Math.Ceiling(whole * (Share is { } share ? 1 - share : reservedShare));
        return remaining - inFlight - Math.Min(reserved, Math.Max(0, whole - 1));
    }

    private static bool Read(HttpAnswer answer, string name, out long value)
    {
        value = 0;
        return answer.Headers.TryGetValue(name, out var text)
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
            && value is >= -1 and < 253_402_300_800;
    }

    /// <summary>
    /// The end lies within the second before the stated one, after the sending of an answer that still belonged to the window, and not
    /// later than one window after an answer that already did. Earlier windows, moved on by whole windows, narrow it further.
    /// </summary>
    private void Bound(long reset, DateTimeOffset sentAt, DateTimeOffset receivedAt, bool isNew)
    {
        var stated = DateTimeOffset.FromUnixTimeSeconds(reset);
        var after = Later(stated - Second, sentAt);
        var by = Earlier(stated, receivedAt + window);
        if (by <= after)
        {
            // The vendor's clock differs from ours: trust the length of its window, counted from the answer.
            (after, by) = (sentAt, receivedAt + window);
        }

        var moved = isNew && endsBy > DateTimeOffset.MinValue
            ? window * Math.Max(1, Math.Round((by - endsBy) / window))
            : TimeSpan.Zero;
        var (lower, upper) = (Later(after, endsAfter + moved), Earlier(by, endsBy + moved));
        (endsAfter, endsBy) = lower < upper ? (lower, upper) : (after, by);
    }

    private void Pause(HttpAnswer answer)
    {
        var until = answer.ReceivedAt + (answer.RetryAfter ?? Second);
        pausedUntil = Later(pausedUntil, until);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
