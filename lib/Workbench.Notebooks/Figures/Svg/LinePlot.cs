using System.Globalization;
using System.Text;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Figures.Svg;

/// <summary>Draws lines along ordered categories.</summary>
internal static class LinePlot
{
    private const double PlotHeight = 260;

    public static Drawing Draw(Figure figure, double top)
    {
        var plotTop = top + 34;
        var values = figure.Series.SelectMany(series => series.Values).OfType<double>();
        var scale = ValueScale.Fit(values, plotTop + PlotHeight, plotTop);
        var left = ValueAxis.LabelWidth(scale) + 14;
        var band = (SvgFigure.Width - left) / figure.Categories.Count;
        var names = CategoryAxis.Below(figure, left, plotTop + PlotHeight, band);
        var lines = figure.Series.Select((_, index) => DrawSeries(figure, index, category => left + ((category + 0.5) * band), scale));
        var content = Html.Of(
            $"""
            {SvgText.At(0, top + 14, figure.Labels.ValueAxisWithUnit, opacity: 0.72)}{ValueAxis.Level(
                scale,
                left,
                SvgFigure.Width
            )}{lines}{names.Content}{SvgText.At(
                (left + SvgFigure.Width) / 2,
                names.Height + 20,
                figure.Labels.CategoryAxis,
                "middle",
                opacity: 0.72
            )}
            """
        );
        return new Drawing(content, names.Height + 30);
    }

    private static HtmlFragment DrawSeries(Figure figure, int index, Func<int, double> xAt, ValueScale scale)
    {
        var series = figure.Series[index];
        var path = new StringBuilder();
        var points = new List<HtmlFragment>();
        var isOpen = false;
        for (var category = 0; category < series.Values.Count; category++)
        {
            if (series.Values[category] is not { } value || !double.IsFinite(value))
            {
                isOpen = false;
                continue;
            }
            var (x, y) = (xAt(category), scale.At(value));
            path.Append(CultureInfo.InvariantCulture, $"{(isOpen ? 'L' : 'M')}{x:0.#} {y:0.#}");
            isOpen = true;
            var mark = new Mark(series.Name, figure.Categories[category], value);
            points.Add(LineSign.Draw(figure, index, x, y, mark.Attributes, mark.Tooltip));
            if (figure.Series.Count == 1 && series.Values.Count <= 12)
                points.Add(SvgText.At(x, y - 9, ValueText.Number(value), "middle"));
        }
        return Html.Of(
            $"""
            <path d="{path.ToString()}" fill="none" stroke="{Palette.Of(
                figure,
                index
            ).Fill}" stroke-width="2" stroke-linejoin="round" stroke-dasharray="{LineSign.Dash(index)}"/>{points}
            """
        );
    }
}
