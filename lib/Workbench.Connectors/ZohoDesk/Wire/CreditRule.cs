using System.Globalization;
using Workbench.Connectors.Http;
using Workbench.Core.Connectors;

namespace Workbench.Connectors.ZohoDesk.Wire;

/// <summary>
/// Zoho Desk's two limits: calls at once, and credits per day, of which a reserve stays with the customer. A 429 with Retry-After means that
/// the day's credits are gone, one without it that too many calls are under way (headers as seen in clients of the real API).
/// </summary>
/// <param name="calls">Calls at once, above zero: what the portal bears, less a margin for others.</param>
/// <param name="reserve">Credits that are left alone.</param>
/// <param name="credits">Credits of a whole day.</param>
/// <param name="day">Length of the credit day, taken to begin at UTC midnight; where it does not, asking once an hour finds out.</param>
internal sealed class CreditRule(int calls, long credits, long reserve, TimeSpan day) : QuotaRule
{
    private const string RemainingHeader = "X-Rate-Limit-Remaining-v3";
    private const int AsksPerDay = 24;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LastPause = TimeSpan.FromSeconds(16);
    private long? remaining;
    private DateTimeOffset dayEnds = DateTimeOffset.MinValue;
    private DateTimeOffset askAgainAt = DateTimeOffset.MinValue;
    private DateTimeOffset pausedUntil = DateTimeOffset.MinValue;
    private TimeSpan pause = FirstPause;

    public override QuotaReading Reading => new(
        (int)Math.Min(credits, int.MaxValue),
        remaining is { } left ? (int)Math.Clamp(left, 0, int.MaxValue) : null,
        remaining is null ? null : dayEnds,
        0,
        0);

    private double Reserve => Share is { } share ? Math.Max(reserve, credits * (1 - share)) : reserve;

    public override DateTimeOffset? NextAt(DateTimeOffset now, int inFlight)
    {
        if (pausedUntil > now)
        {
            return pausedUntil;
        }

        if (inFlight >= Math.Max(1, Math.Floor(calls * (Share ?? 1))))
        {
            return DateTimeOffset.MaxValue;
        }

        if (remaining is not { } left || left - inFlight > Reserve)
        {
            return null;
        }

        // The pool is down to the reserve: one call from time to time asks whether it was filled again.
        return now < askAgainAt ? askAgainAt : inFlight == 0 ? null : DateTimeOffset.MaxValue;
    }

    public override void Sent(DateTimeOffset now, int inFlight)
    {
    }

    public override void Observe(HttpAnswer answer, DateTimeOffset sentAt)
    {
        if (answer.Headers.TryGetValue(RemainingHeader, out var text)
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var left))
        {
            remaining = left;
            dayEnds = EndOfDay(answer.ReceivedAt);
            var soon = answer.ReceivedAt + (day / AsksPerDay);
            askAgainAt = soon < dayEnds ? soon : dayEnds;
        }

        if (answer.Status != 429)
        {
            pause = FirstPause;
            return;
        }

        var until = answer.ReceivedAt + (answer.RetryAfter ?? pause);
        pausedUntil = until > pausedUntil ? until : pausedUntil;
        pause = answer.RetryAfter is null && pause < LastPause ? pause * 2 : pause;
    }

    private DateTimeOffset EndOfDay(DateTimeOffset now) =>
        new(now.UtcTicks - (now.UtcTicks % day.Ticks) + day.Ticks, TimeSpan.Zero);
}
