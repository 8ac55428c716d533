using System.Globalization;
using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Figures.Svg;

/// <summary>Draws a figure: words on top, then the legend, then the plot.</summary>
internal static class SvgFigure
{
    public const double Width = 780;

    public static HtmlFragment Draw(Figure figure)
    {
        var head = SvgHead.Draw(figure);
        var plot =
            figure.Categories.Count == 0 || figure.Series.Count == 0
                ? new Drawing(SvgText.At(0, head.Height + 24, "No values.", opacity: 0.72), head.Height + 40)
                : DrawPlot(figure, head.Height);
        var height = Math.Ceiling(plot.Height).ToString(CultureInfo.InvariantCulture);
        return Html.Of(
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{figure.Labels.Title}" viewBox="0 0 {Width} {height}" width="{Width}" height="{height}" fill="currentColor" font-family="system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif" font-size="{SvgText.Size}"><title>{figure.Labels.Title}</title><desc>{figure.Labels.Description}</desc>{head.Content}{plot.Content}</svg>
            """
        );
    }

    private static Drawing DrawPlot(Figure figure, double top) =>
        figure.Kind switch
        {
            FigureKind.HeatMap => HeatMapPlot.Draw(figure, top),
            FigureKind.Line => LinePlot.Draw(figure, top),
            _ => BarPlot.Draw(figure, top),
        };
}

/// <summary>Part of a figure and the height at which it ends.</summary>
internal readonly record struct Drawing(HtmlFragment Content, double Height);
