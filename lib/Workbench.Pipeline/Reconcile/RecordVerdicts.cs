using Workbench.Core.Verifying;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Reconcile;

/// <summary>The verdicts on a record.</summary>
/// <param name="HasDefect">True where the destination does not hold something that was promised.</param>
internal readonly record struct RecordVerdicts(IReadOnlyList<Verdict> All, bool HasDefect)
{
    public static RecordVerdicts Kept(PromiseRow row) => new(row.Promises.Kept(row.Key), HasDefect: false);

    public static RecordVerdicts Of(List<Verdict> verdicts) => new(verdicts, verdicts.Exists(verdict => verdict.Class == VerdictClass.Defect));

    /// <summary>With one more defect: it takes the place of its field's verdict, unless that is a defect already.</summary>
    public RecordVerdicts With(Verdict defect)
    {
        var verdicts = All.ToList();
        var place = verdicts.FindIndex(verdict => verdict.Field == defect.Field);
        if (place < 0)
        {
            verdicts.Add(defect);
        }
        else if (verdicts[place].Class < VerdictClass.Defect)
        {
            verdicts[place] = defect;
        }

        return new(verdicts, HasDefect: true);
    }
}
