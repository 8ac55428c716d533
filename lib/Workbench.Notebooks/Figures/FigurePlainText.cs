using Workbench.Notebooks.Tables;

namespace Workbench.Notebooks.Figures;

/// <summary>A figure as a small table: categories down, series across.</summary>
internal static class FigurePlainText
{
    public static string Of(Figure figure)
    {
        var table = Table
            .Of(Enumerable.Range(0, figure.Categories.Count))
            .Caption(figure.Labels.Title)
            .MaxRows(100)
            .CompleteList(figure.CompleteList)
            .Text(figure.Labels.CategoryAxis, index => figure.Categories[index]);
        foreach (var series in figure.Series)
            table.Decimal(series.Name, index => Exact(series.Values[index]), figure.Labels.Unit);
        return table.Build().ToPlainText();
    }

    private static decimal? Exact(double? value) => value is { } number && Math.Abs(number) < 1e27 ? (decimal)number : null;
}
