namespace Workbench.Pipeline.Map.Matching.Scoring;

/// <summary>
/// Turns evidence into a probability (Platt's logistic fit). Fitted on the training seeds of the mapping benchmark, where the truth is
/// known; docs/benchmarks/mapping.md shows on other seeds how often a score of 0.8 is right.
/// </summary>
internal static class Calibration
{
    private const double Constant = -2.6;
    private const double PerEvidence = 0.463;

    /// <summary>Lead over the source's next best destination (negative: distance behind the best).</summary>
    private const double PerLead = 2.11;

    /// <summary>Lead over the destination's next best source.</summary>
    private const double PerRivalLead = 1.06;

    /// <summary>A lead beyond this says nothing more.</summary>
    private const double LargestLead = 1;

    /// <summary>The probability that the pair is right, 0 to 1.</summary>
    public static double Probability(double evidence, double lead, double rivalLead)
    {
        var logit = Constant + (PerEvidence * evidence) + (PerLead * Bounded(lead)) + (PerRivalLead * Bounded(rivalLead));
        return 1 / (1 + Math.Exp(-logit));
    }

    public static double Bounded(double lead) => Math.Clamp(lead, -LargestLead, LargestLead);
}
