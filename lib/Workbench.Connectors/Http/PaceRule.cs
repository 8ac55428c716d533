using Workbench.Core.Connectors;

namespace Workbench.Connectors.Http;

/// <summary>
/// Even pacing for vendors without quota headers: additive increase, multiplicative decrease. Every answer adds a hundredth of the first pace,
/// up to the most; a 429 halves the pace and keeps it below the one that was refused. That bound rises by a tenth for every ten minutes
/// without a refusal, because one may have been somebody else's doing. Paces by absolute time, so that late timers cost nothing.
/// </summary>
/// <param name="requestsPerSecond">Pace to begin with. Above zero.</param>
/// <param name="mostPerSecond">Pace that is never exceeded. Default: the pace to begin with.</param>
public sealed class PaceRule(double requestsPerSecond, double? mostPerSecond = null) : QuotaRule
{
    private const double BelowRefused = 0.9;
    private const double Forgiven = 1.1;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CatchUp = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Forgiveness = TimeSpan.FromMinutes(10);

    private readonly double step = requestsPerSecond / 100;
    private readonly double least = requestsPerSecond / 10;
    private readonly double most = Math.Max(requestsPerSecond, mostPerSecond ?? requestsPerSecond);
    private double pace = requestsPerSecond;
    private double refusedAbove = double.PositiveInfinity;
    private DateTimeOffset boundAt = DateTimeOffset.MinValue;
    private DateTimeOffset nextAt = DateTimeOffset.MinValue;
    private DateTimeOffset pausedUntil = DateTimeOffset.MinValue;

    public override QuotaReading Reading => new(null, null, null, 0, 0);

    private double Bound => Math.Min(refusedAbove, most * (Share ?? 1));

    public override DateTimeOffset? NextAt(DateTimeOffset now, int inFlight)
    {
        var at = nextAt > pausedUntil ? nextAt : pausedUntil;
        return at > now ? at : null;
    }

    public override void Sent(DateTimeOffset now, int inFlight)
    {
        var earliest = now - CatchUp;
        nextAt = (nextAt > earliest ? nextAt : earliest) + TimeSpan.FromSeconds(1 / Math.Min(pace, Bound));
    }

    /// <summary>Their last call may have left at this moment.</summary>
    public override void UsedByOthers(DateTimeOffset now)
    {
        var at = now + TimeSpan.FromSeconds(1 / Math.Min(pace, Bound));
        nextAt = at > nextAt ? at : nextAt;
    }

    public override void Observe(HttpAnswer answer, DateTimeOffset sentAt)
    {
        if (answer.Status != 429)
        {
            if (answer.ReceivedAt - boundAt > Forgiveness)
            {
                (refusedAbove, boundAt) = (refusedAbove * Forgiven, answer.ReceivedAt);
            }

            pace = Math.Min(Bound, pace + step);
            return;
        }

        // Requests that were on their way when the pace was lowered say nothing about the new one.
        if (sentAt >= pausedUntil)
        {
            (refusedAbove, boundAt) = (Math.Max(least, pace * BelowRefused), answer.ReceivedAt);
            pace = Math.Max(least, pace / 2);
        }

        var until = answer.ReceivedAt + (answer.RetryAfter ?? Pause);
        pausedUntil = until > pausedUntil ? until : pausedUntil;
    }
}
