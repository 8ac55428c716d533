using Workbench.Ledger;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Figures;

namespace Workbench.Notebooks.Charts;

/// <summary>The cut-over as a sequence: how long each step took from the freeze to the last name.</summary>
internal static class CutOverFigure
{
    private static readonly (double Seconds, string Name)[] Units = [(86_400, "days"), (3_600, "hours"), (60, "minutes"), (1, "seconds")];

    public static Figure Of(ILedgerReader read)
    {
        var moments = CutOverMoment.Of(read);
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
                    new WaterfallStep("All of it", In(all), IsTotal: true)]).WithList("deliverables/lists/steps.csv");
    }
}
