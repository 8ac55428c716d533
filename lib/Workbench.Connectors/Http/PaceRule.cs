using Workbench.Core.Connectors;

namespace Workbench.Connectors.Http;

/// <summary>
/// Even pacing for vendors without quota headers. Every answer adds a hundredth of the first pace, up to the most; a 429 halves the pace and
/// keeps it below the one that was refused from then on. Paces by absolute time, so that late timers cost nothing.
/// </summary>
/// <param name="requestsPerSecond">Pace to begin with. Above zero.</param>
/// <param name="mostPerSecond">Pace that is never exceeded. Default: the pace to begin with.</param>
public sealed class PaceRule(double requestsPerSecond, double? mostPerSecond = null) : QuotaRule
{
    private const double BelowRefused = 0.9;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CatchUp = TimeSpan.FromMilliseconds(50);

    private readonly double step = requestsPerSecond / 100;
    private readonly double least = requestsPerSecond / 10;
    private double pace = requestsPerSecond;
    private double most = Math.Max(requestsPerSecond, mostPerSecond ?? requestsPerSecond);
    private DateTimeOffset nextAt = DateTimeOffset.MinValue;
    private DateTimeOffset pausedUntil = DateTimeOffset.MinValue;

    public override QuotaReading Reading => new(null, null, null, 0, 0);

    public override DateTimeOffset? NextAt(DateTimeOffset now, int inFlight)
    {
        var at = nextAt > pausedUntil ? nextAt : pausedUntil;
        return at > now ? at : null;
    }

    public override void Sent(DateTimeOffset now)
    {
        var earliest = now - CatchUp;
        nextAt = (nextAt > earliest ? nextAt : earliest) + TimeSpan.FromSeconds(1 / pace);
    }

    public override void Observe(HttpAnswer answer, DateTimeOffset sentAt)
    {
        if (answer.Status != 429)
        {
            pace = Math.Min(most, pace + step);
            return;
        }

        // Requests that were on their way when the pace was lowered say nothing about the new one.
        if (sentAt >= pausedUntil)
        {
            most = Math.Max(least, pace * BelowRefused);
            pace = Math.Max(least, pace / 2);
        }

        var until = answer.ReceivedAt + (answer.RetryAfter ?? Pause);
        pausedUntil = until > pausedUntil ? until : pausedUntil;
    }
}
