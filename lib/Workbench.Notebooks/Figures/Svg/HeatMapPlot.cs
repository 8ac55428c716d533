using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Figures.Svg;

/// <summary>Draws a grid whose cells carry their number; the shade only repeats it.</summary>
internal static class HeatMapPlot
{
    private const double RowHeight = 28;

    public static Drawing Draw(Figure figure, double top)
    {
        var left = Math.Clamp(figure.Series.Max(series => SvgText.Width(series.Name)) + 12, 40, 230);
        var band = Math.Min(120, (SvgFigure.Width - left) / figure.Categories.Count);
        var plotTop = top + 24;
        var bottom = plotTop + (figure.Series.Count * RowHeight);
        var largest = figure
            .Series.SelectMany(series => series.Values)
            .OfType<double>()
            .Where(double.IsFinite)
            .Select(Math.Abs)
            .DefaultIfEmpty(0)
            .Max();
        var rows = figure.Series.Select(
            (series, index) => Row(figure, series, new Rectangle(left, plotTop + (index * RowHeight), band, RowHeight), largest)
        );
        var names = CategoryAxis.Below(figure, left, bottom, band);
        var middle = left + (band * figure.Categories.Count / 2);
        var content = Html.Of(
            $"""
            {SvgText.At(0, top + 14, figure.Labels.ValueAxisWithUnit, opacity: 0.72)}{rows}{names.Content}{SvgText.At(
                middle,
                names.Height + 20,
                figure.Labels.CategoryAxis,
                "middle",
                opacity: 0.72
            )}
            """
        );
        return new Drawing(content, names.Height + 30);
    }

    private static HtmlFragment Row(Figure figure, FigureSeries series, Rectangle first, double largest)
    {
        var name = SvgText.At(first.X - 8, first.Y + (first.Height / 2) + 4, SvgText.Fit(series.Name, first.X - 10), "end", series.Name);
        var cells = series.Values.Select(
            (value, index) =>
                Cell(
                    new Mark(series.Name, figure.Categories[index], value ?? 0),
                    value,
                    first with
                    {
                        X = first.X + (index * first.Width),
                    },
                    largest
                )
        );
        return Html.Of($"{name}{cells}");
    }

    private static HtmlFragment Cell(Mark mark, double? value, Rectangle area, double largest)
    {
        if (value is null || !double.IsFinite(mark.Value))
            return SvgText.At(area.X + (area.Width / 2), area.Y + (area.Height / 2) + 4, "–", "middle", opacity: 0.5);
        var shade = largest == 0 ? 0 : Math.Round(Math.Abs(mark.Value) / largest * 0.95, 2);
        var text = ValueText.Number(mark.Value);
        var ink = shade > 0.6 ? "#ffffff" : "currentColor";
        var number = Html.When(
            SvgText.Width(text) <= area.Width - 2,
            () =>
                Html.Of(
                    $"""<text x="{area.X + (area.Width / 2)}" y="{area.Y + (area.Height / 2) + 4}" text-anchor="middle" fill="{ink}" pointer-events="none">{text}</text>"""
                )
        );
        return Html.Of(
            $"""
            <rect {mark.Attributes}x="{area.X + 1}" y="{area.Y + 1}" width="{Math.Max(1, area.Width - 2)}" height="{area.Height
                - 2}" rx="2" fill="{(
                mark.Value < 0 ? Palette.Negative : Palette.Positive
            )}" fill-opacity="{shade}" stroke="currentColor" stroke-opacity=".12">{mark.Tooltip}</rect>{number}
            """
        );
    }
}
