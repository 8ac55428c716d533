using Workbench.Ledger;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Figures;
using Workbench.Pipeline.Delta;
using Workbench.Pipeline.SignOff;

namespace Workbench.Notebooks.Charts;

/// <summary>The cut-over as a sequence: how long each step took from the freeze to the last name.</summary>
internal static class CutOverFigure
{
    private static readonly string[] Found = ["created", "changed", "reopened", "deleted", "merged"];

    private static readonly (double Seconds, string Name)[] Units = [(86_400, "days"), (3_600, "hours"), (60, "minutes"), (1, "seconds")];

    public static Figure Of(ILedgerReader read)
    {
        var moments = Moments(read);
        var all = moments.Count == 0 ? TimeSpan.Zero : moments[^1].At - moments[0].At;
        var unit = Units.FirstOrDefault(unit => all.TotalSeconds >= 2 * unit.Seconds, Units[^1]);
        double In(TimeSpan duration) => Math.Round(duration.TotalSeconds / unit.Seconds, 2);
        return Figure.Waterfall(
            new FigureLabels(
                "Timeline of the cut-over",
                moments.Count == 0
                    ? "The source was not frozen yet."
                    : $"From the freeze at {ValueText.Instant(moments[0].At)} to the last step: when each ended, and how long it took.",
                "Step",
                "Time since the freeze",
                unit.Name),
            moments.Count == 0
                ? []
                : [.. moments.Skip(1).Zip(moments, (moment, before) => new WaterfallStep(moment.Name, In(moment.At - before.At))),
                    new WaterfallStep("All of it", In(all), IsTotal: true)]).WithList("deliverables/lists/delta.csv");
    }

    /// <summary>What happened since the last freeze, in order; names are unique.</summary>
    private static List<(string Name, DateTimeOffset At)> Moments(ILedgerReader read)
    {
        var steps = read.Steps().ToList();
        if (steps.FindLast(step => step is { Step: CutOverGate.FreezeStep, State: "began" }) is not { } freeze)
        {
            return [];
        }

        var rounds = steps.Where(step => step is { Step: CutOverGate.DeltaStep, State: "ended" } && step.Number > freeze.Number)
            .Select((step, index) => ($"Round {index + 1}: {Found.Sum(name => step.Counts.GetValueOrDefault(name))} found", step.At));
        var names = read.SignOffs().Where(row => row.At > freeze.At && row.Gate.StartsWith(SignOffGate.CutOver, StringComparison.Ordinal))
            .Select(row => (row.Gate == SignOffGate.CutOver ? "Second name" : "First name", row.At));
        return [("Freeze", freeze.At), .. rounds.Concat(names).OrderBy(moment => moment.Item2)
            .GroupBy(moment => moment.Item1).SelectMany(same => same.Select((moment, index) => (index == 0 ? same.Key : $"{same.Key}, again ({index + 1})", moment.Item2)))
            .OrderBy(moment => moment.Item2)];
    }
}
