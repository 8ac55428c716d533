using System.Globalization;
using System.Text;

namespace Workbench.Benchmarks;

/// <summary>Figures as a Markdown table, which the pages below docs/benchmarks take over as it is.</summary>
internal static class FigureTable
{
    public static string Print(IReadOnlyList<(string Benchmark, IReadOnlyList<Figure> Figures)> measured)
    {
        var text = new StringBuilder().AppendLine("| benchmark | figure | value | bound | |").AppendLine("|---|---|---:|---:|---|");
        foreach (var (benchmark, figures) in measured)
        {
            foreach (var figure in figures)
            {
                text.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"| {benchmark} | {figure.What} | {With(figure.Value, figure.Unit)} | {Bound(figure)} | {(figure.Holds ? "" : "**missed**")} |");
            }
        }

        return text.ToString();
    }

    private static string Bound(Figure figure) => figure switch
    {
        { Least: { } least, Most: { } most } => string.Create(CultureInfo.InvariantCulture, $"{least:0.##} to {With(most, figure.Unit)}"),
        { Least: { } least } => $"at least {With(least, figure.Unit)}",
        { Most: { } most } => $"at most {With(most, figure.Unit)}",
        _ => "",
    };

    private static string With(double value, string unit) => $"{value.ToString(value >= 1_000 ? "#,0" : "0.##", CultureInfo.InvariantCulture)} {unit}".TrimEnd();
}
