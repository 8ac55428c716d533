using Workbench.Core.Verifying;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Ledger.Commits;

/// <summary>Packs verdicts on the thread of whoever commits them. The shape of the record before is mostly that of the next one.</summary>
internal sealed class VerdictPacker
{
    private volatile VerdictShape? last;

    public void Pack(IReadOnlyList<LedgerChange> changes)
    {
        foreach (var change in changes)
        {
            if (change is LedgerChange.VerdictsGiven given)
            {
                given.Packed = given.Verdicts is KeptVerdicts kept ? kept.Packed : PackedVerdicts.Of(ShapeOf(given.Verdicts), given.Verdicts);
            }
        }
    }

    private VerdictShape ShapeOf(IReadOnlyList<Verdict> verdicts)
    {
        var shape = last;
        if (shape is null || !shape.Fits(verdicts))
        {
            last = shape = new VerdictShape(verdicts);
        }

        return shape;
    }
}
