using Workbench.Ledger;
using Workbench.Pipeline.Delta;
using Workbench.Pipeline.SignOff;

namespace Workbench.Notebooks.Charts;

/// <summary>Something that happened at the cut-over.</summary>
/// <param name="Name">Unique within one cut-over.</param>
/// <param name="At">When it ended.</param>
internal sealed record CutOverMoment(string Name, DateTimeOffset At)
{
    private static readonly string[] Found = ["created", "changed", "reopened", "deleted", "merged"];

    /// <summary>What happened since the last freeze, in order and beginning with it; nothing where the source was not frozen yet.</summary>
    public static IReadOnlyList<CutOverMoment> Of(ILedgerReader read)
    {
        var steps = read.Steps().ToList();
        if (steps.FindLast(step => step is { Step: CutOverGate.FreezeStep, State: "began" }) is not { } freeze)
        {
            return [];
        }

        var rounds = steps.Where(step => step is { Step: CutOverGate.DeltaStep, State: "ended" } && step.Number > freeze.Number)
            .Select((step, index) => new CutOverMoment($"Round {index + 1}: {Found.Sum(name => step.Counts.GetValueOrDefault(name))} found", step.At));
        var names = read.SignOffs().Where(row => row.At > freeze.At && row.Gate.StartsWith(SignOffGate.CutOver, StringComparison.Ordinal))
            .Select(row => new CutOverMoment(row.Gate == SignOffGate.CutOver ? "Second name" : "First name", row.At));
        return [new CutOverMoment("Freeze", freeze.At), .. rounds.Concat(names).OrderBy(moment => moment.At)
            .GroupBy(moment => moment.Name)
            .SelectMany(same => same.Select((moment, index) => index == 0 ? moment : moment with { Name = $"{moment.Name}, again ({index + 1})" }))
            .OrderBy(moment => moment.At)];
    }
}
