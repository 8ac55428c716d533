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
        var lanes = BarLanes.In(figure, band, maxWidth: 96);
        // All values or none: a few numbers on the bars that happen to have room would look like a choice.
        var hasLabels = spans.All(span => BarMark.LabelWidth(BarMark.Label(figure, span)) <= lanes.Pitch * 1.15);
        var sums = BarTotal.Of(figure);
        var bars = spans.Select(span => BarMark.Draw(figure, span, Area(span), figure.Kind == FigureKind.StackedBar ? !IsSum(span, sums) : hasLabels));
        var totals = sums
            .Where(total => BarMark.LabelWidth(total.Label) <= band)
            .Select(total => BarMark.Outside(total.Label, Area(total.Span), isHorizontal: false, isNegative: false));
        var content = Html.Of(
            $"""
            {SvgText.At(0, top + 14, figure.Labels.ValueAxisWithUnit, opacity: 0.72)}{ValueAxis.Level(
                scale,
                left,
                SvgFigure.Width
            )}{bars}{totals}
            {names.Content}{SvgText.At(
                (left + SvgFigure.Width) / 2,
                names.Height + 20,
                figure.Labels.CategoryAxis,
                "middle",
                opacity: 0.72
            )}
            """
        );
        return new Drawing(content, names.Height + 30);

        Rectangle Area(BarSpan span)
        {
            var (from, to) = (scale.At(span.From), scale.At(span.To));
            return new Rectangle(
                left + (span.Category * band) + lanes.Start(span.Series),
                Math.Min(from, to),
                lanes.Width,
                Math.Abs(from - to)
            );
        }
    }

    private static Drawing Horizontal(Figure figure, double top)
    {
        var spans = BarSpan.Of(figure);
        var totals = BarTotal.Of(figure);
        var plotTop = top + 24;
        var left = Math.Clamp(figure.Categories.Max(category => SvgText.Width(category)) + 12, 40, 230);
        var band = figure.Kind == FigureKind.Bar ? (figure.Series.Count * 17) + 11.0 : 30;
        var bottom = plotTop + (figure.Categories.Count * band);
        var labels = spans.Select(span => BarMark.Label(figure, span)).Concat(totals.Select(total => total.Label));
        var labelRoom = labels.Select(BarMark.LabelWidth).DefaultIfEmpty(0).Max() + 14;
        // A negative bar carries its label on the left, where the category names end.
        var leftRoom = spans.Any(span => span.To < 0) ? labelRoom : 4;
        var scale = Scale(spans, left + leftRoom, SvgFigure.Width - labelRoom);
        var lanes = BarLanes.In(figure, band, maxWidth: 20);
        var bars = spans.Select(span => BarMark.Draw(figure, span, Area(span), !IsSum(span, totals)));
        var sums = totals.Select(total => BarMark.Outside(total.Label, Area(total.Span), isHorizontal: true, isNegative: false));
        var content = Html.Of(
            $"""
            {SvgText.At(0, top + 14, figure.Labels.CategoryAxis, opacity: 0.72)}{ValueAxis.Upright(scale, plotTop, bottom)}{Names(
                figure,
                left,
                plotTop,
                band
            )}
            {bars}{sums}{SvgText.At((left + SvgFigure.Width) / 2, bottom + 36, figure.Labels.ValueAxisWithUnit, "middle", opacity: 0.72)}
            """
        );
        return new Drawing(content, bottom + 46);

        Rectangle Area(BarSpan span)
        {
            var (from, to) = (scale.At(span.From), scale.At(span.To));
            return new Rectangle(
                Math.Min(from, to),
                plotTop + (span.Category * band) + lanes.Start(span.Series),
                Math.Abs(from - to),
                lanes.Width
            );
        }
    }

    private static HtmlFragment Names(Figure figure, double left, double top, double band) =>
        Html.Join(
            figure.Categories.Select(
                (category, index) =>
                    SvgText.At(left - 8, top + ((index + 0.5) * band) + 4, SvgText.Fit(category, left - 10), "end", category)
            )
        );

    /// <summary>A stack of one part says its value once, beside the bar.</summary>
    private static bool IsSum(BarSpan span, IReadOnlyList<BarTotal> totals) => totals.Any(total => total.Span == span && span.From == 0);

    private static ValueScale Scale(IReadOnlyList<BarSpan> spans, double start, double end) =>
        ValueScale.Fit(spans.SelectMany(span => new[] { span.From, span.To }), start, end);
}
