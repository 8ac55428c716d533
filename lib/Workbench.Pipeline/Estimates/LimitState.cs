using Workbench.Core.Connectors;

namespace Workbench.Pipeline.Estimates;

/// <summary>
/// One limit of a vendor on the virtual clock: how long a run of calls takes under it, in closed form, so that a million calls cost no more than
/// ten. It remembers what earlier runs have used.
/// </summary>
/// <param name="refusedShare">Share of calls that are refused though the limit is kept.</param>
internal sealed class LimitState(QuotaLimit limit, double refusedShare)
{
    private TimeSpan touchedAt;
    private double used;
    private double answered;

    public string Name => limit.Name;

    public bool InCredits => limit.InCredits;

    private double PerSecond => limit.Amount / limit.Per.TotalSeconds;

    /// <summary>Time that a run takes from now on, if calls are wanted at that rate.</summary>
    /// <param name="amount">Calls, or credits.</param>
    /// <param name="wanted">The same per second, as fast as the answers come.</param>
    public TimeSpan Takes(double amount, double wanted, TimeSpan now)
    {
        var unhindered = amount / wanted;
        if (wanted <= PerSecond && limit.Shape is LimitShape.Window or LimitShape.Pause)
        {
            return TimeSpan.FromSeconds(unhindered);
        }

        var free = Math.Max(0, limit.Amount - UsedAt(now));
        return TimeSpan.FromSeconds(limit.Shape switch
        {
            LimitShape.Pace => (amount * (EvenGap(1 / wanted, 1 / PerSecond) + (refusedShare * Recovery(1 / wanted)))) + Start(amount, 1 / wanted),
            LimitShape.Bucket => Bucket(amount, wanted, free),
            LimitShape.Window => Window(amount, wanted, free, now),
            _ => unhindered + (amount <= free ? 0 : Pauses(amount - free, wanted) * limit.Per.TotalSeconds),
        });
    }

    /// <summary>A process begins, which knows no answer yet.</summary>
    public void Begin() => answered = 0;

    /// <summary>Remembers a run that has ended.</summary>
    public void Use(double amount, TimeSpan began, TimeSpan ended)
    {
        answered += amount;
        var before = UsedAt(began);
        used = limit.Shape switch
        {
            LimitShape.Bucket => Math.Clamp(before + amount - ((ended - began).TotalSeconds * PerSecond), 0, limit.Amount),
            LimitShape.Window => before + amount <= limit.Amount ? before + amount : Rest(amount - (limit.Amount - before)),
            LimitShape.Pause => before + amount <= limit.Amount ? before + amount : limit.Amount / 2,
            _ => 0,
        };
        touchedAt = ended;
    }

    /// <summary>
    /// Answers vary about their mean: where that is near the gap of an even pace, a short one has to wait for the gap while a long one makes up for
    /// nothing. The exponent was fitted to a simulated network whose answers take 5 to 120 ms.
    /// </summary>
    private static double EvenGap(double answer, double gap)
    {
        const double sharpness = 6;
        return Math.Pow(Math.Pow(answer, sharpness) + Math.Pow(gap, sharpness), 1 / sharpness);
    }

    /// <summary>
    /// What one refusal costs in seconds: it halves the pace, and each call after it adds an equal part. Where the next refusal comes earlier, the rest is
    /// left out.
    /// </summary>
    private double Recovery(double answer) =>
        Climb(answer, 0.5, limit.RecoveringCalls, 0, refusedShare > 0 ? Math.Ceiling(1 / refusedShare) : limit.RecoveringCalls);

    /// <summary>What it costs in seconds that a process begins below the whole pace; its calls before these were answered already.</summary>
    private double Start(double amount, double answer) => Climb(answer, limit.FirstShare, limit.StartingCalls, (int)answered, answered + amount);

    /// <summary>By how much longer calls take while the pace rises to the whole one than at that.</summary>
    /// <param name="share">Part of the whole pace at which it begins.</param>
    /// <param name="calls">Calls in which it rises, by an equal part with each.</param>
    private double Climb(double answer, double share, int calls, int first, double end)
    {
        var (whole, lost) = (EvenGap(answer, 1 / PerSecond), 0.0);
        for (var call = first; call < Math.Min(calls, end); call++)
        {
            lost += EvenGap(answer, 1 / (PerSecond * (share + ((1 - share) * call / calls)))) - whole;
        }

        return lost;
    }

    /// <summary>What a run leaves used of the last window that it began.</summary>
    private double Rest(double beyond) => beyond % limit.Amount is > 0 and var rest ? rest : limit.Amount;

    private double UsedAt(TimeSpan now) => limit.Shape switch
    {
        LimitShape.Bucket => Math.Max(0, used - ((now - touchedAt).TotalSeconds * PerSecond)),
        LimitShape.Window => WindowAt(now) > WindowAt(touchedAt) ? 0 : used,
        LimitShape.Pause => now - touchedAt >= limit.Per ? 0 : used,
        _ => 0,
    };

    private TimeSpan WindowAt(TimeSpan now) => limit.Per * Math.Floor(now / limit.Per);

    /// <summary>
    /// A pause ends inside the vendor's next window, whose rest and the whole window after it are free: so many calls go between two pauses. Where
    /// the windows lie is not known, hence half a pause more on the average.
    /// </summary>
    private double Pauses(double beyond, double wanted)
    {
        var inWindow = wanted * limit.Per.TotalSeconds;
        return (beyond / (inWindow < 2 * limit.Amount ? inWindow : limit.Amount)) + 0.5;
    }

    /// <summary>At the wanted rate until the bucket is full, then as fast as it empties.</summary>
    private double Bucket(double amount, double wanted, double free)
    {
        if (wanted <= PerSecond)
        {
            return amount / wanted;
        }

        var fillsAfter = free / (wanted - PerSecond);
        return amount <= wanted * fillsAfter ? amount / wanted : fillsAfter + ((amount - (wanted * fillsAfter)) / PerSecond);
    }

    /// <summary>What is left of this window, then whole windows, then the beginning of the last.</summary>
    private double Window(double amount, double wanted, double free, TimeSpan now)
    {
        var left = (WindowAt(now) + limit.Per - now).TotalSeconds;
        var first = Math.Min(free, wanted * left);
        if (amount <= first)
        {
            return amount / wanted;
        }

        var windows = Math.Ceiling((amount - first) / limit.Amount);
        return left + ((windows - 1) * limit.Per.TotalSeconds) + ((amount - first - ((windows - 1) * limit.Amount)) / wanted);
    }
}
