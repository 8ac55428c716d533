using System.Globalization;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Ledger;
using Workbench.Ledger.Changes;

namespace Workbench.Pipeline.Delta;

/// <summary>What must hold before somebody says go, read from the ledger alone.</summary>
/// <param name="bounds">What the signed plan bears.</param>
/// <param name="isLeft">Tells which records are left to a second run; null for none.</param>
public sealed class CutOverGate(ILedgerReader read, CutOverBounds bounds = default, Func<RecordKey, bool>? isLeft = null)
{
    /// <summary>The step, and the manual step, by which people stop writing in the source.</summary>
    public const string FreezeStep = "freeze";

    /// <summary>The step that a round of catching up is recorded as.</summary>
    public const string DeltaStep = "delta";

    /// <summary>All conditions in reading order; the gate is open where every one holds.</summary>
    public IReadOnlyList<GateCondition> Conditions()
    {
        var (isFrozen, found) = Rounds();
        var (inDoubt, rejects) = (Records(EntryState.InDoubt), Records(EntryState.Rejected));
        var left = isLeft is null ? 0 : read.Entries(states: [EntryState.Extracted]).LongCount(entry => isLeft(entry.Key));
        var underWay = Records(EntryState.Waiting, EntryState.Sending, EntryState.Mapped, EntryState.Extracted) - left;
        return
        [
            new(Fields(VerdictClass.Defect) == 0, $"{Print(Fields(VerdictClass.Defect))} defects", "See the list in notebook 07."),
            new(inDoubt == 0 && Fields(VerdictClass.InDoubt) == 0, $"{Print(inDoubt)} records in doubt", "Run the load again, or resolve them."),
            new(underWay == 0, $"{Print(underWay)} records on their way{(left == 0 ? "" : $"; {Print(left)} are left to the second run")}", "Run the load again."),
            new(
                rejects <= bounds.Rejects, $"{Print(rejects)} rejects{(bounds.Rejects == 0 ? "" : $"; the signed plan bears {Print(bounds.Rejects)}")}",
                "Replay them, or raise rejectLimits.atCutOver in plan.json and sign again."),
            new(found <= bounds.Differences, LastRound(found), "Run the catch-up cell."),
            new(isFrozen, "the source is frozen", "Run the freeze cell."),
        ];
    }

    private string LastRound(long? found) => found is { } records && (records > 0 || bounds.Differences > 0)
        ? $"the last round of catching up found {Print(records)} records, {Print(bounds.Differences)} are signed for"
        : found is null ? "no round of catching up since the freeze" : "the last round of catching up found nothing";

    /// <summary>How a round is recorded. It moves the mark: the next one counts from here.</summary>
    public static LedgerChange.StepMoved Ended(DeltaRound round) => new(DeltaStep, "ended", new Dictionary<string, long>
    {
        ["scan"] = round.Scan,
        ["created"] = round.Created,
        ["changed"] = round.Changed,
        ["reopened"] = round.Reopened,
        ["deleted"] = round.Deleted,
        ["merged"] = round.Merged,
    });

    /// <summary>A round before the freeze proves nothing: somebody may have written after it.</summary>
    private (bool IsFrozen, long? Found) Rounds()
    {
        var (isFrozen, found) = (false, (long?)null);
        foreach (var row in read.Steps())
        {
            switch (row.Step, row.State)
            {
                case (FreezeStep, var state):
                    (isFrozen, found) = (state == "began", null);
                    break;
                case (DeltaStep, "ended"):
                    found = row.Counts.Where(count => count.Key != "scan").Sum(count => count.Value);
                    break;
            }
        }

        return (isFrozen, found);
    }

    private long Fields(VerdictClass verdict) => read.VerdictCounts().Where(count => count.Class == verdict).Sum(count => count.Fields);

    private long Records(params EntryState[] wanted) =>
        read.Counts().Where(count => wanted.Contains(count.State)).Sum(count => count.Records);

    private static string Print(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One condition of a gate.</summary>
/// <param name="Text">What was looked at and found.</param>
/// <param name="NextStep">What to do where it does not hold.</param>
public sealed record GateCondition(bool Holds, string Text, string NextStep);
