namespace Workbench.Pipeline.Map.Matching.Scoring;

/// <summary>
/// Turns evidence into a probability. Both halves were fitted on training seeds of the mapping benchmark, where the truth is known: first a
/// logistic fit of the evidence and its leads (seeds 1 to 10), then an isotonic one of the result (1 to 200). docs/benchmarks/mapping.md shows on
/// other seeds how often a score of 0.8 is right.
/// </summary>
internal static class Calibration
{
    private const double Constant = -2.6;
    private const double PerWeight = 0.463;

    /// <summary>Lead over the source's next best destination (negative: distance behind the best).</summary>
    private const double PerLead = 2.11;

    /// <summary>Lead over the destination's next best source.</summary>
    private const double PerRivalLead = 1.06;

    /// <summary>A lead beyond this says nothing more.</summary>
    private const double LargestLead = 1;

    /// <summary>The isotonic fit: evidence, and the share of proposals with such evidence that are right.</summary>
    private static readonly (double Evidence, double Right)[] Knots =
    [
        (-3.3, 0.008), (-2.9, 0.028), (-2.6, 0.06), (-2.3, 0.1), (-1.98, 0.16), (-1.3, 0.245), (-0.83, 0.345), (-0.28, 0.425), (0.1, 0.51),
        (0.4, 0.55), (0.72, 0.61), (1.1, 0.73), (1.45, 0.81), (1.7, 0.895), (1.97, 0.92), (2.35, 0.933), (3.04, 0.953), (3.58, 0.982),
        (3.82, 0.99), (4.3, 0.9985),
    ];

    /// <summary>The probability that the pair is right, 0 to 1.</summary>
    public static double Probability(double weight, double lead, double rivalLead) =>
        Right(Constant + (PerWeight * weight) + (PerLead * Bounded(lead)) + (PerRivalLead * Bounded(rivalLead)));

    /// <summary>Straight lines between the knots; beyond them it nears 0 and 1 without reaching them, so that order is never lost.</summary>
    private static double Right(double evidence)
    {
        var (first, last) = (Knots[0], Knots[^1]);
        if (evidence <= first.Evidence)
        {
            return first.Right * Math.Exp(evidence - first.Evidence);
        }

        if (evidence >= last.Evidence)
        {
            return 1 - ((1 - last.Right) * Math.Exp(last.Evidence - evidence));
        }

        var next = Array.FindIndex(Knots, knot => knot.Evidence > evidence);
        var (low, high) = (Knots[next - 1], Knots[next]);
        return low.Right + ((high.Right - low.Right) * (evidence - low.Evidence) / (high.Evidence - low.Evidence));
    }

    private static double Bounded(double lead) => Math.Clamp(lead, -LargestLead, LargestLead);
}
