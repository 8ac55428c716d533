using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Figures.Svg;

/// <summary>Draws one bar with its pattern and, where there is room, its value.</summary>
internal static class BarMark
{
    private const double LabelSize = 11;

    /// <summary>One bar; <paramref name="hasLabel"/> says whether the bar carries its value: inside in a stack, else beside it.</summary>
    public static HtmlFragment Draw(Figure figure, BarSpan span, Rectangle area, bool hasLabel)
    {
        var mark = new Mark(figure.Series[span.Series].Name, figure.Categories[span.Category], span.Value);
        // A falling step of a waterfall may end on the axis, where the names are; its label stands above it like all others.
        var isBelow = span.To < span.From && figure.Kind != FigureKind.Waterfall;
        var label = Html.When(
            hasLabel,
            () =>
                figure.Kind == FigureKind.StackedBar
                    ? Inside(Label(figure, span), span, area)
                    : Outside(Label(figure, span), area, figure.IsHorizontal, isBelow)
        );
        return Html.Of(
            $"""
            <rect {mark.Attributes}x="{area.X}" y="{area.Y}" width="{area.Width}" height="{area.Height}" fill="{span.Color.Fill}">{mark.Tooltip}</rect>
            {Hatch.Over(span.Series, area)}{label}
            """
        );
    }

    /// <summary>The value as written on its bar; changes of a waterfall carry their sign.</summary>
    public static string Label(Figure figure, BarSpan span)
    {
        var text = ValueText.Number(span.Value);
        var isChange = figure.Kind == FigureKind.Waterfall && !figure.TotalCategories.Contains(figure.Categories[span.Category]);
        return isChange && span.Value > 0 ? "+" + text : text;
    }

    public static double LabelWidth(string label) => SvgText.Width(label, LabelSize);

    /// <summary>A label beyond the end of a bar.</summary>
    public static HtmlFragment Outside(string text, Rectangle area, bool isHorizontal, bool isNegative)
    {
        var (x, y, anchor) = (isHorizontal, isNegative) switch
        {
            (true, false) => (area.X + area.Width + 5, area.Y + (area.Height / 2) + 4, "start"),
            (true, true) => (area.X - 5, area.Y + (area.Height / 2) + 4, "end"),
            (false, false) => (area.X + (area.Width / 2), area.Y - 4, "middle"),
            (false, true) => (area.X + (area.Width / 2), area.Y + area.Height + LabelSize + 2, "middle"),
        };
        return Html.Of($"""<text x="{x}" y="{y}" text-anchor="{anchor}" font-size="{LabelSize}">{text}</text>""");
    }

    private static HtmlFragment Inside(string text, BarSpan span, Rectangle area)
    {
        if (area.Width < LabelWidth(text) + 4 || area.Height < LabelSize + 2)
            return HtmlFragment.Empty;
        return Html.Of(
            $"""
            <text x="{area.X + (area.Width / 2)}" y="{area.Y + (area.Height / 2) + 4}" text-anchor="middle" font-size="{LabelSize}"
            fill="{span.Color.Ink}" stroke="{span.Color.Fill}" stroke-width="3" paint-order="stroke" pointer-events="none">{text}</text>
            """
        );
    }
}
