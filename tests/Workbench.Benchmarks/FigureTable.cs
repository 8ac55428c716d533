using System.Globalization;
using System.Text;

namespace Workbench.Benchmarks;

/// <summary>Figures as a Markdown table, which the pages below docs/benchmarks take over as it is.</summary>
internal static class FigureTable
{
    public static string Print(string title, IReadOnlyList<Figure> figures)
    {
        var text = new StringBuilder().AppendLine(title).AppendLine().AppendLine("| figure | value | bound | |").AppendLine("|---|---:|---:|---|");
        foreach (var figure in figures)
        {
            var bound = figure.Most is { } most ? $"at most {Number(most)} {figure.Unit}" : "";
            text.AppendLine(CultureInfo.InvariantCulture, $"| {figure.What} | {Number(figure.Value)} {figure.Unit} | {bound} | {(figure.Holds ? "" : "**missed**")} |");
        }

        return text.ToString();
    }

    private static string Number(double value) => value.ToString(value >= 1_000 ? "#,0" : "0.##", CultureInfo.InvariantCulture);
}
