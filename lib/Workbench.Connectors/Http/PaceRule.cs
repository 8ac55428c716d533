using Workbench.Core.Connectors;

namespace Workbench.Connectors.Http;

/// <summary>Even pacing for vendors without quota headers. Paces by absolute time, so that late timers cost nothing.</summary>
/// <param name="requestsPerSecond">Above zero.</param>
public sealed class PaceRule(double requestsPerSecond) : QuotaRule
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CatchUp = TimeSpan.FromMilliseconds(50);

    private readonly TimeSpan gap = TimeSpan.FromSeconds(1 / requestsPerSecond);
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
        nextAt = (nextAt > earliest ? nextAt : earliest) + gap;
    }

    public override void Observe(HttpAnswer answer, DateTimeOffset sentAt)
    {
        if (answer.Status != 429)
        {
            return;
        }

        var until = answer.ReceivedAt + (answer.RetryAfter ?? Pause);
        pausedUntil = until > pausedUntil ? until : pausedUntil;
    }
}
