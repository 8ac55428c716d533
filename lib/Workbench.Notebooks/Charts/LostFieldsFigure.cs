using Workbench.Core.Verifying;
using Workbench.Ledger;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Figures;

namespace Workbench.Notebooks.Charts;

/// <summary>Fields that did not arrive as they were, by reason: the losses that were signed for, and what no API takes.</summary>
internal static class LostFieldsFigure
{
    private static readonly (VerdictClass Class, string Name, Tone Tone)[] Lost =
        [(VerdictClass.ExpectedLoss, "Expected loss", Tone.Notice), (VerdictClass.NotMigratable, "Not migratable", Tone.Neutral)];

    public static Figure Of(ILedgerReader read)
    {
        var reasons = read.VerdictCounts()
            .Where(count => Lost.Any(lost => lost.Class == count.Class))
            .GroupBy(count => count.Reason ?? "no reason stated")
            .OrderByDescending(group => group.Sum(count => count.Fields))
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        return Figure.Bar(
            new FigureLabels("Losses by reason", "Fields that did not arrive as they were. Each reason was signed for; the list says what it means.", "Reason", "Fields"),
            [.. reasons.Select(group => group.Key)],
            [.. Lost.Select(lost => new FigureSeries(
                lost.Name, [.. reasons.Select(group => (double?)group.Where(count => count.Class == lost.Class).Sum(count => count.Fields))], lost.Tone))],
            stacked: true,
            horizontal: true).WithList("deliverables/lists/losses.csv");
    }
}
