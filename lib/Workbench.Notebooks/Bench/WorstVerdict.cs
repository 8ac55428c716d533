using Workbench.Core.Verifying;

namespace Workbench.Notebooks;

/// <summary>One word for all fields of a record.</summary>
internal static class WorstVerdict
{
    private static readonly IReadOnlyList<VerdictClass> WorstFirst =
        [VerdictClass.Defect, VerdictClass.InDoubt, VerdictClass.NotMigratable, VerdictClass.ExpectedLoss, VerdictClass.EqualAfterTransform, VerdictClass.Equal];

    /// <summary>Null where nothing was judged.</summary>
    public static VerdictClass? Of(IReadOnlyList<Verdict> verdicts) => verdicts.Count == 0 ? null : WorstFirst.First(found => verdicts.Any(verdict => verdict.Class == found));
}
