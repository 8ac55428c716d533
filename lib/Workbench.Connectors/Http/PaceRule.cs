using Workbench.Core.Connectors;

namespace Workbench.Connectors.Http;

/// <summary>
/// Even pacing for vendors without quota headers: additive increase, multiplicative decrease. Every answer adds a hundredth of the first pace,
/// up to the most; a 429 halves the pace. Where the pace was not proven yet, it also stays a tenth below the one that was refused, or below a higher one that was
/// proven. That bound rises by a tenth for every ten minutes without a refusal, because one may have been somebody else's doing. Paces by absolute time, so that late
/// timers cost nothing.
/// </summary>
/// <remarks>
/// A pace is proven once it was kept, and used by half at least, for 15 s. A refusal at such a pace is an event of its own: a limit over a short
/// time would have refused earlier. It is a limit after all where the vendor still refuses after the pause (its window is longer), where it asks
/// for more than those 15 s, and where it is the third that comes before anything was proven again.
/// </remarks>
/// <param name="requestsPerSecond">Pace to begin with. Above zero.</param>
/// <param name="mostPerSecond">Pace that is never exceeded. Default: the pace to begin with.</param>
/// <param name="longestPause">
/// Longest pause after a 429 that names no time. The first is a sixteenth of it, and each that the vendor answers with another 429 is doubled.
/// Default: one second, at once.
/// </param>
public sealed class PaceRule(double requestsPerSecond, double? mostPerSecond = null, TimeSpan? longestPause = null) : QuotaRule
{
    private const double BelowRefused = 0.9;
    private const double Forgiven = 1.1;
    private const double UsedAtLeast = 0.5;
    private const int Chances = 2;
    private const int StepsToFirst = 100;
    private static readonly TimeSpan UsualPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CatchUp = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Forgiveness = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Proof = TimeSpan.FromSeconds(15);

    private readonly double step = requestsPerSecond / StepsToFirst;
    private readonly double least = requestsPerSecond / 10;
    private readonly double most = Math.Max(requestsPerSecond, mostPerSecond ?? requestsPerSecond);
    private readonly TimeSpan firstPause = longestPause / 16 ?? UsualPause;
    private readonly TimeSpan lastPause = longestPause ?? UsualPause;
    private readonly PaceProof proof = new(Proof, UsedAtLeast);
    private double pace = requestsPerSecond;
    private double refusedAbove = double.PositiveInfinity;
    private double refused;
    private int refusals;
    private int chancesTaken;
    private DateTimeOffset boundAt = DateTimeOffset.MinValue;
    private DateTimeOffset nextAt = DateTimeOffset.MinValue;
    private DateTimeOffset pausedUntil = DateTimeOffset.MinValue;

    public override QuotaReading Reading => new(null, null, null, 0, 0);

    private double Bound => Math.Min(refusedAbove, most * (Share ?? 1));

    /// <summary>Answers until a pace has risen to another one.</summary>
    /// <param name="first">The pace to begin with, of which each answer adds a hundredth.</param>
    public static int CallsBetween(double lower, double upper, double first) => (int)Math.Ceiling((upper - lower) / (first / StepsToFirst));

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
        if (answer.Status == 429)
        {
            Refused(answer, sentAt);
        }
        else
        {
            Accepted(answer.ReceivedAt);
        }
    }

    private void Accepted(DateTimeOffset now)
    {
        if (now - boundAt > Forgiveness)
        {
            (refusedAbove, boundAt) = (refusedAbove * Forgiven, now);
        }

        refusals = 0;
        if (proof.Accepted(Math.Min(pace, Bound), now))
        {
            chancesTaken = 0;
        }

        pace = Math.Min(Bound, pace + step);
    }

    private void Refused(HttpAnswer answer, DateTimeOffset sentAt)
    {
        // Requests that were on their way when the pace was lowered say nothing about the new one.
        if (sentAt >= pausedUntil)
        {
            // One that follows another says nothing about the new pace either: none of its requests passed.
            if (refusals++ == 0)
            {
                // A pace that only recovers from another refusal is not where a limit lies: the proven one was borne.
                (refused, pace) = (Math.Max(pace, proof.Pace), Math.Max(least, pace / 2));
                chancesTaken++;
            }

            if (refusals > 1 || refused > proof.Pace || chancesTaken > Chances || answer.RetryAfter > Proof)
            {
                (refusedAbove, boundAt) = (Math.Max(least, refused * BelowRefused), answer.ReceivedAt);
                proof.Forget();
            }
        }

        proof.Interrupt();
        var until = answer.ReceivedAt + (answer.RetryAfter ?? Pause());
        pausedUntil = until > pausedUntil ? until : pausedUntil;
    }

    private TimeSpan Pause()
    {
        var doubled = firstPause * Math.Pow(2, Math.Clamp(refusals - 1, 0, 16));
        return doubled < lastPause ? doubled : lastPause;
    }
}
