using Workbench.Core.Connectors;

namespace Workbench.Pipeline.Estimates;

/// <summary>
/// Creates whose answers were lost, where only a lagging search can tell about them: each is certain a search's lag after it was sent. Where writes go side by side, the load goes
/// on meanwhile, and the end of the phase waits for the last of them; where they go one by one, each holds up everything.
/// </summary>
internal sealed class LostCreates(TimeSpan searchLag, Assumptions assumptions)
{
    /// <summary>How much longer a step lasts because of them, as a mean. Creates by the same call are one phase.</summary>
    public TimeSpan Wait(IEnumerable<PassedPart> parts) => TimeSpan.FromSeconds(parts.Sum(part => part.Calls
        .Where(row => row.Cost.WhenLost != LostWait.None)
        .GroupBy(row => (row.Cost.Call, row.Cost.WhenLost), row => row.Calls)
        .Sum(creates => Wait(
            creates.Sum() * (creates.Key.WhenLost == LostWait.Always ? assumptions.LostShare : assumptions.MissingShare),
            part.Passage.Took.TotalSeconds * (creates.Sum() / part.Requests)))));

    /// <param name="lost">How many are lost in the phase, as a mean.</param>
    /// <param name="phase">Seconds that the phase lasts without them.</param>
    private double Wait(double lost, double phase)
    {
        var lag = searchLag.TotalSeconds;
        return assumptions.SideBySide == 1 || lost <= 0 ? lost * lag : Tail(lost / phase, Math.Min(phase, lag), lag);
    }

    /// <summary>
    /// They fall evenly over the phase, so the last of them lies x before its end with density rate * exp(-rate * x), and lag - x of its lag is left: the integral of their
    /// product, as far back as both the phase and the lag go.
    /// </summary>
    private static double Tail(double rate, double back, double lag)
    {
        var none = Math.Exp(-rate * back);
        return lag - ((lag - back) * none) - ((1 - none) / rate);
    }
}
