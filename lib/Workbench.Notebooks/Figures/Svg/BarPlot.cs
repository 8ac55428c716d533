using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Figures.Svg;

/// <summary>Lays out bars of all kinds: chooses the areas and leaves drawing to <see cref="BarMark"/>.</summary>
internal static class BarPlot
{
    private const double PlotHeight = 260;

    public static Drawing Draw(Figure figure, double top) => figure.IsHorizontal ? Horizontal(figure, top) : Vertical(figure, top);

    private static Drawing Vertical(Figure figure, double top)
    {
        var spans = BarSpan.Of(figure);
        var plotTop = top + 34;
        var scale = Scale(spans, plotTop + PlotHeight, plotTop);
        var left = ValueAxis.LabelWidth(scale) + 14;
        var band = (SvgFigure.Width - left) / figure.Categories.Count;
        var names = CategoryAxis.Below(figure, left, plotTop + PlotHeight, band);
        var lane = Lane(figure, band, maxWidth: 96);
        var bars = spans.Select(span =>
        {
            var x = left + (span.Category * band) + lane.Start(span.Series);
            var (from, to) = (scale.At(span.From), scale.At(span.To));
            return BarMark.Draw(figure, span, new Rectangle(x, Math.Min(from, to), lane.Width, Math.Abs(from - to)));
        });
        var content = Html.Of(
            $"""
            {SvgText.At(0, top + 14, figure.Labels.ValueAxisWithUnit, opacity: 0.72)}{ValueAxis.Level(scale, left, SvgFigure.Width)}{bars}{names.Content}{SvgText.At((left + SvgFigure.Width) / 2, names.Height + 20, figure.Labels.CategoryAxis, "middle", opacity: 0.72)}
            """);
        return new Drawing(content, names.Height + 30);
    }

    private static Drawing Horizontal(Figure figure, double top)
    {
        var spans = BarSpan.Of(figure);
        var plotTop = top + 24;
        var left = Math.Clamp(figure.Categories.Max(category => SvgText.Width(category)) + 12, 40, 230);
        var band = figure.Kind == FigureKind.Bar ? (figure.Series.Count * 17) + 11.0 : 30;
        var bottom = plotTop + (figure.Categories.Count * band);
        var labelRoom = spans.Select(span => SvgText.Width(BarMark.Label(figure, span))).DefaultIfEmpty(0).Max() + 8;
        // A negative bar carries its label on the left, where the category names end.
        var leftRoom = spans.Any(span => span.To < 0) ? labelRoom : 4;
        var scale = Scale(spans, left + leftRoom, SvgFigure.Width - labelRoom);
        var lane = Lane(figure, band, maxWidth: 20);
        var bars = spans.Select(span =>
        {
            var y = plotTop + (span.Category * band) + lane.Start(span.Series);
            var (from, to) = (scale.At(span.From), scale.At(span.To));
            return BarMark.Draw(figure, span, new Rectangle(Math.Min(from, to), y, Math.Abs(from - to), lane.Width));
        });
        var content = Html.Of(
            $"""
            {SvgText.At(0, top + 14, figure.Labels.CategoryAxis, opacity: 0.72)}{ValueAxis.Upright(scale, plotTop, bottom)}{Names(figure, left, plotTop, band)}{bars}{SvgText.At((left + SvgFigure.Width) / 2, bottom + 36, figure.Labels.ValueAxisWithUnit, "middle", opacity: 0.72)}
            """);
        return new Drawing(content, bottom + 46);
    }

    private static HtmlFragment Names(Figure figure, double left, double top, double band) => Html.Join(figure.Categories.Select((category, index) =>
        SvgText.At(left - 8, top + ((index + 0.5) * band) + 4, SvgText.Fit(category, left - 10), "end", category)));

    private static ValueScale Scale(IReadOnlyList<BarSpan> spans, double start, double end) =>
        ValueScale.Fit(spans.SelectMany(span => new[] { span.From, span.To }), start, end);

    private static BarLane Lane(Figure figure, double band, double maxWidth)
    {
        var lanes = figure.Kind == FigureKind.Bar ? figure.Series.Count : 1;
        var width = Math.Min(maxWidth, band * 0.78 / lanes);
        return new BarLane((band - (width * lanes)) / 2, width, lanes > 1);
    }

    /// <summary>Where the bars of a band stand.</summary>
    private readonly record struct BarLane(double Margin, double PitchWidth, bool IsGrouped)
    {
        public double Width => IsGrouped ? PitchWidth * 0.92 : PitchWidth;

        public double Start(int series) => IsGrouped ? Margin + (series * PitchWidth) : Margin;
    }
}
