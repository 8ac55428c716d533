using Workbench.Core.Connectors;

namespace Workbench.Pipeline.Estimates;

/// <summary>One vendor's account on the virtual clock: calls leave as the time of answers, the calls in flight and every limit of the quota allow.</summary>
/// <param name="refusedShare">Share of calls that are refused though every limit is kept.</param>
internal sealed class Lane(QuotaTerms terms, TimeSpan latency, double refusedShare)
{
    /// <summary>A limit that lengthens a run by less does not decide it.</summary>
    private const double Noticeable = 0.1;

    private readonly List<LimitState> limits = [.. terms.Limits.Select(limit => new LimitState(limit, refusedShare))];

    /// <summary>A process begins that has sent nothing yet.</summary>
    public void Begin() => limits.ForEach(limit => limit.Begin());

    /// <summary>Sends calls from a moment on.</summary>
    /// <param name="credits">Credits of all these calls.</param>
    /// <param name="sideBySide">Calls under way at once, at most.</param>
    /// <returns>How long it took, and the limit that held it up most; null where only the time of answers did.</returns>
    public Passage Send(double calls, double credits, int sideBySide, TimeSpan now)
    {
        if (calls <= 0)
        {
            return new Passage(TimeSpan.Zero, null, TimeSpan.Zero);
        }

        var rate = Math.Min(sideBySide, terms.AtOnce) / Math.Max(latency.TotalSeconds, 0.0001);
        var unhindered = TimeSpan.FromSeconds(calls / rate);
        var (longest, name) = (unhindered, (string?)null);
        foreach (var limit in limits)
        {
            var amount = limit.InCredits ? credits : calls;
            var takes = limit.Takes(amount, rate * amount / calls, now);
            if (takes > longest)
            {
                (longest, name) = (takes, limit.Name);
            }
        }

        foreach (var limit in limits)
        {
            limit.Use(limit.InCredits ? credits : calls, now, now + longest);
        }

        var waited = longest - unhindered;
        return new Passage(longest, waited > unhindered * Noticeable ? name : null, waited);
    }
}

/// <summary>A run of calls on the virtual clock.</summary>
/// <param name="Limit">What held it up most; null where nothing but the answers did.</param>
/// <param name="Waited">Time that was spent waiting for a limit.</param>
internal sealed record Passage(TimeSpan Took, string? Limit, TimeSpan Waited);
