using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Figures.Svg;

/// <summary>Title, description and legend above a plot.</summary>
internal static class SvgHead
{
    private const double LineHeight = 17;
    private const double Swatch = 12;

    public static Drawing Draw(Figure figure)
    {
        var parts = new List<HtmlFragment>();
        double y = 18;
        foreach (var line in SvgText.Wrap(figure.Labels.Title, SvgFigure.Width * 0.78, 2))
        {
            parts.Add(Html.Of($"""<text x="0" y="{y}" font-size="15" font-weight="600">{line}</text>"""));
            y += 20;
        }
        foreach (var line in SvgText.Wrap(figure.Labels.Description, SvgFigure.Width, 3).Where(line => line.Length > 0))
        {
            parts.Add(SvgText.At(0, y, line, opacity: 0.72));
            y += LineHeight;
        }
        var legend = Legend(figure, y + 4);
        parts.Add(legend.Content);
        return new Drawing(Html.Of($"{parts}"), legend.Height);
    }

    private static Drawing Legend(Figure figure, double top)
    {
        if (figure.Series.Count < 2 || figure.Kind == FigureKind.HeatMap)
            return new Drawing(HtmlFragment.Empty, top);
        var parts = new List<HtmlFragment>();
        double x = 0;
        var y = top;
        for (var index = 0; index < figure.Series.Count; index++)
        {
            var name = figure.Series[index].Name;
            var shown = SvgText.Fit(name, 260);
            var width = Swatch + 6 + SvgText.Width(shown) + 20;
            if (x > 0 && x + width > SvgFigure.Width)
            {
                x = 0;
                y += LineHeight + 3;
            }
            parts.Add(Key(figure, index, x, y));
            parts.Add(SvgText.At(x + Swatch + 6, y + 10.5, shown, whole: name));
            x += width;
        }
        return new Drawing(Html.Of($"""<g class="legend">{parts}</g>"""), y + LineHeight + 3);
    }

    private static HtmlFragment Key(Figure figure, int series, double x, double y)
    {
        if (figure.Kind == FigureKind.Line)
            return LineSign.Draw(figure, series, x + (Swatch / 2), y + (Swatch / 2), HtmlFragment.Empty, HtmlFragment.Empty);
        var area = new Rectangle(x, y, Swatch, Swatch);
        return Html.Of(
            $"""<rect x="{x}" y="{y}" width="{Swatch}" height="{Swatch}" fill="{Palette.Of(figure, series).Fill}"/>{Hatch.Over(series, area)}"""
        );
    }
}
