using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Figures.Svg;

/// <summary>Rules and numbers of the value axis.</summary>
internal static class ValueAxis
{
    /// <summary>Level rules with their numbers to the left of the plot.</summary>
    public static HtmlFragment Level(ValueScale scale, double left, double right) =>
        Html.Join(
            scale.Ticks.Select(tick =>
            {
                var y = scale.At(tick);
                return Html.Of(
                    $"""{Rule(left, y, right, y, tick)}{SvgText.At(left - 8, y + 4, ValueScale.TickText(tick), "end", opacity: 0.72)}"""
                );
            })
        );

    /// <summary>Upright rules with their numbers below the plot.</summary>
    public static HtmlFragment Upright(ValueScale scale, double top, double bottom) =>
        Html.Join(
            scale.Ticks.Select(tick =>
            {
                var x = scale.At(tick);
                return Html.Of(
                    $"""{Rule(x, top, x, bottom, tick)}{SvgText.At(x, bottom + 16, ValueScale.TickText(tick), "middle", opacity: 0.72)}"""
                );
            })
        );

    /// <summary>The widest number, in pixels.</summary>
    public static double LabelWidth(ValueScale scale) => scale.Ticks.Max(tick => SvgText.Width(ValueScale.TickText(tick)));

    private static HtmlFragment Rule(double x1, double y1, double x2, double y2, double tick) =>
        Html.Of($"""<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="currentColor" stroke-opacity="{(tick == 0 ? 0.6 : 0.13)}"/>""");
}
