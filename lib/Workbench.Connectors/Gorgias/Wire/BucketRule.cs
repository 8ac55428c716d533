using System.Globalization;
using Workbench.Connectors.Http;
using Workbench.Core.Connectors;

namespace Workbench.Connectors.Gorgias.Wire;

/// <summary>
/// Gorgias' leaky bucket: every answer states <c>used/limit</c>; what is in it leaks evenly, a full bucket in one window (limitations page,
/// 2025-09-16). A share of it is left to the customer's own use.
/// </summary>
/// <param name="size">Requests it holds until an answer says otherwise.</param>
/// <param name="window">Time in which a full bucket empties.</param>
/// <param name="reservedShare">Part left to others, 0 to 0.9. Default 0.1.</param>
public sealed class BucketRule(int size, TimeSpan window, double reservedShare = 0.1) : QuotaRule
{
    private const string Header = "X-Gorgias-Account-Api-Call-Limit";
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private int limit = size;
    private double level;
    private DateTimeOffset at = DateTimeOffset.MinValue;
    private DateTimeOffset pausedUntil = DateTimeOffset.MinValue;

    public override QuotaReading Reading => new(limit, (int)Math.Max(0, limit - Math.Ceiling(level)), null, 0, 0);

    public override DateTimeOffset? NextAt(DateTimeOffset now, int inFlight)
    {
        if (pausedUntil > now)
        {
            return pausedUntil;
        }

        var room = Math.Max(1, limit - Math.Ceiling(limit * reservedShare));
        var over = LevelAt(now) + 1 - room;
        return over <= 0 ? null : now + (window * (over / limit));
    }

    public override void Sent(DateTimeOffset now)
    {
        level = LevelAt(now) + 1;
        at = now;
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
        }
    }

    private double LevelAt(DateTimeOffset now) => now <= at ? level : Math.Max(0, level - ((now - at) / window * limit));
}
