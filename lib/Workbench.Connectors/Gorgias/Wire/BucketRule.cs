using System.Globalization;
using Workbench.Connectors.Http;
using Workbench.Core.Connectors;

namespace Workbench.Connectors.Gorgias.Wire;

/// <summary>
/// Gorgias' leaky bucket: every answer states <c>used/limit</c>; what is in it leaks evenly, a full bucket in one window (limitations page,
/// 2025-09-16). Two levels are kept. The account's own must leave the customer room; and what we put in leaks from a smaller bucket of ours,
/// because a bucket that is merely kept from overflowing would still take everything that leaks. What is under way may not have arrived yet: it
/// leaks only when it was answered.
/// </summary>
/// <param name="size">Requests it holds until an answer says otherwise.</param>
/// <param name="window">Time in which a full bucket empties.</param>
/// <param name="reservedShare">Part left to others, 0 to 0.9. Default 0.1.</param>
public sealed class BucketRule(int size, TimeSpan window, double reservedShare = 0.1) : QuotaRule
{
    private const string Header = "X-Gorgias-Account-Api-Call-Limit";

    /// <summary>Our clock and the way to the vendor are not exact: filled to the brim, one request of every run is refused.</summary>
    private const double Slack = 0.2;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private int limit = size;
    private double level;
    private double own;
    private double answered;
    private DateTimeOffset at = DateTimeOffset.MinValue;
    private DateTimeOffset ownAt = DateTimeOffset.MinValue;
    private DateTimeOffset answeredAt = DateTimeOffset.MinValue;
    private DateTimeOffset pausedUntil = DateTimeOffset.MinValue;

    public override QuotaReading Reading => new(limit, (int)Math.Max(0, limit - Math.Ceiling(level)), null, 0, 0);

    private double Reserved => Share is { } share ? 1 - share : reservedShare;

    private double OwnSize => limit * (1 - Reserved);

    private double Room => Math.Max(1, limit - Math.Max(Slack, Math.Ceiling(limit * Reserved)));

    public override DateTimeOffset? NextAt(DateTimeOffset now, int inFlight)
    {
        if (pausedUntil > now)
        {
            return pausedUntil;
        }

        var room = Room;
        var filled = Math.Max(LevelAt(now), Leaked(answered, now - answeredAt, limit) + inFlight);
        var over = (filled + 1 - room) / limit;
        var ownOver = (OwnAt(now) + 1 - Math.Max(1, OwnSize)) / OwnSize;
        var wait = window * Math.Max(over, ownOver);
        return wait > TimeSpan.Zero ? now + wait : null;
    }

    public override void Sent(DateTimeOffset now, int inFlight)
    {
        (level, at) = (LevelAt(now) + 1, now);
        (own, ownAt) = (OwnAt(now) + 1, now);
    }

    /// <summary>They may have filled both buckets as far as all of us together may.</summary>
    public override void UsedByOthers(DateTimeOffset now)
    {
        (level, at) = (Math.Max(LevelAt(now), Room), now);
        (answered, answeredAt) = (level, now);
        (own, ownAt) = (Math.Max(1, OwnSize), now);
    }

    public override void Observe(HttpAnswer answer, DateTimeOffset sentAt)
    {
        if (answer.Status == 429)
        {
            var until = answer.ReceivedAt + (answer.RetryAfter is { } wait && wait > TimeSpan.Zero ? wait : Second);
            pausedUntil = until > pausedUntil ? until : pausedUntil;
        }

        if (answer.Headers.TryGetValue(Header, out var text) && text.Split('/') is [var used, var of]
            && int.TryParse(used, NumberStyles.None, CultureInfo.InvariantCulture, out var stated)
            && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && whole > 0)
        {
            // Others use the bucket too: the fuller of the two accounts counts.
            limit = whole;
            level = Math.Max(LevelAt(answer.ReceivedAt), stated);
            at = answer.ReceivedAt > at ? answer.ReceivedAt : at;
            answered = Math.Max(Leaked(answered, answer.ReceivedAt - answeredAt, limit), stated);
            answeredAt = answer.ReceivedAt > answeredAt ? answer.ReceivedAt : answeredAt;
        }
    }

    private double LevelAt(DateTimeOffset now) => Leaked(level, now - at, limit);

    private double OwnAt(DateTimeOffset now) => Leaked(own, now - ownAt, OwnSize);

    private double Leaked(double filled, TimeSpan since, double perWindow) =>
        since <= TimeSpan.Zero ? filled : Math.Max(0, filled - (since / window * perWindow));
}
