using System.Globalization;
using System.Text.Json;
using Workbench.Core.Verifying;
using Workbench.Ledger;
using Workbench.Ledger.Changes;

namespace Workbench.Pipeline.Delta;

/// <summary>What must hold before somebody says go, read from the ledger alone.</summary>
/// <param name="bearableRejects">Rejects with which the signed plan allows the cut-over.</param>
public sealed class CutOverGate(ILedgerReader read, int bearableRejects = 0)
{
    /// <summary>The step, and the manual step, by which people stop writing in the source.</summary>
    public const string FreezeStep = "freeze";

    /// <summary>The step that a round of catching up is recorded as.</summary>
    public const string DeltaStep = "delta";

    /// <summary>All conditions in reading order; the gate is open where every one holds.</summary>
    public IReadOnlyList<GateCondition> Conditions()
    {
        var (isFrozen, isCaughtUp) = Rounds();
        var (inDoubt, rejects) = (Records(EntryState.InDoubt), Records(EntryState.Rejected));
        var underWay = Records(EntryState.Waiting, EntryState.Sending, EntryState.Mapped, EntryState.Extracted);
        return
        [
            new(Fields(VerdictClass.Defect) == 0, $"{Print(Fields(VerdictClass.Defect))} defects", "See the list in notebook 07."),
            new(inDoubt == 0 && Fields(VerdictClass.InDoubt) == 0, $"{Print(inDoubt)} records in doubt", "Run the load again, or resolve them."),
            new(underWay == 0, $"{Print(underWay)} records on their way", "Run the load again."),
            new(
                rejects <= bearableRejects, $"{Print(rejects)} rejects{(bearableRejects == 0 ? "" : $"; the signed plan bears {Print(bearableRejects)}")}",
                "Replay them, or raise rejectLimits.atCutOver in plan.json and sign again."),
            new(isCaughtUp, "the last round of catching up found nothing", "Run the catch-up cell."),
            new(isFrozen, "the source is frozen", "Run the freeze cell."),
        ];
    }

    /// <summary>How a round is recorded.</summary>
    public static LedgerChange.StepMoved Ended(DeltaRound round) => new(DeltaStep, "ended", new Dictionary<string, long>
    {
        ["scan"] = round.Scan,
        ["created"] = round.Created,
        ["changed"] = round.Changed,
        ["deleted"] = round.Deleted,
    });

    /// <summary>A round before the freeze proves nothing: somebody may have written after it.</summary>
    private (bool IsFrozen, bool IsCaughtUp) Rounds()
    {
        var (isFrozen, isCaughtUp) = (false, false);
        foreach (var found in read.Events().Where(found => found.Change == nameof(LedgerChange.StepMoved)))
        {
            using var json = JsonDocument.Parse(found.Data);
            var step = json.RootElement.GetProperty("step").GetString();
            isFrozen |= step == FreezeStep;
            isCaughtUp = step switch
            {
                FreezeStep => false,
                DeltaStep => FoundNothing(json.RootElement.GetProperty("counts")),
                _ => isCaughtUp,
            };
        }

        return (isFrozen, isCaughtUp);
    }

    private static bool FoundNothing(JsonElement counts) =>
        new[] { "created", "changed", "deleted" }.All(name => counts.GetProperty(name).GetInt64() == 0);

    private long Fields(VerdictClass verdict) => read.VerdictCounts().Where(count => count.Class == verdict).Sum(count => count.Fields);

    private long Records(params EntryState[] wanted) =>
        read.Counts().Where(count => wanted.Contains(count.State)).Sum(count => count.Records);

    private static string Print(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One condition of a gate.</summary>
/// <param name="Text">What was looked at and found.</param>
/// <param name="NextStep">What to do where it does not hold.</param>
public sealed record GateCondition(bool Holds, string Text, string NextStep);
