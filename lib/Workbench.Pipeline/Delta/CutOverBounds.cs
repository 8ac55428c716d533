using Workbench.Core.Planning;

namespace Workbench.Pipeline.Delta;

/// <summary>With how much the signed plan allows a cut-over; nothing by default.</summary>
/// <param name="Differences">Records that the last round of catching up may have found different.</param>
/// <param name="Rejects">Records that may stay rejected.</param>
public readonly record struct CutOverBounds(int Differences, int Rejects)
{
    public static CutOverBounds Of(Plan plan) => new(plan.CutOverBound, (plan.RejectLimits ?? RejectLimits.Default).AtCutOver);
}
