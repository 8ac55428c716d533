using Workbench.Notebooks.Displays;

namespace Workbench.Notebooks.Figures.Svg;

/// <summary>The sum over a stack, written at its end; only where nothing is negative, because then the end is the sum.</summary>
internal sealed record BarTotal(BarSpan Span, string Label)
{
    public static IReadOnlyList<BarTotal> Of(Figure figure)
    {
        var spans = BarSpan.Of(figure);
        if (figure.Kind != FigureKind.StackedBar || spans.Any(span => span.Value < 0))
            return [];
        return
        [
            .. spans
                .GroupBy(span => span.Category)
                .Select(stack => stack.MaxBy(span => span.To)!)
                .Select(top => new BarTotal(top, ValueText.Number(top.To))),
        ];
    }
}
