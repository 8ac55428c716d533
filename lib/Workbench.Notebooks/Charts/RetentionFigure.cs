using Workbench.Notebooks.Figures;
using Workbench.Pipeline.Handoff;

namespace Workbench.Notebooks.Charts;

/// <summary>How soon the source removes conversations.</summary>
internal static class RetentionFigure
{
    private static readonly (string Name, int Below)[] Spans =
        [("over already", 0), ("within 7 days", 7), ("8 to 30 days", 30), ("31 to 90 days", 90), ("91 to 365 days", 365), ("later", int.MaxValue)];

    public static Figure Of(IEnumerable<RetentionRow> rows)
    {
        var counts = new double?[Spans.Length];
        Array.Fill(counts, 0);
        foreach (var row in rows)
        {
            counts[Array.FindIndex(Spans, span => row.DaysLeft < span.Below)]++;
        }

        return Figure.Bar(
            new FigureLabels("Retention countdown", "Conversations by the days until the source removes them. What stands in the ledger stays.", "Leaves the source", "Conversations"),
            [.. Spans.Select(span => span.Name)],
            [new FigureSeries("Conversations", counts)]).WithList("deliverables/inventories/retention.csv");
    }
}
