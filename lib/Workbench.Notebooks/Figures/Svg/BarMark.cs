using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Figures.Svg;

/// <summary>Draws one bar with its pattern and, where there is room, its value.</summary>
internal static class BarMark
{
    private const double LabelSize = 11;

    public static HtmlFragment Draw(Figure figure, BarSpan span, Rectangle area)
    {
        var mark = new Mark(figure.Series[span.Series].Name, figure.Categories[span.Category], span.Value);
        return Html.Of(
            $"""
            <rect {mark.Attributes}x="{area.X}" y="{area.Y}" width="{area.Width}" height="{area.Height}" fill="{span.Color.Fill}">{mark.Tooltip}</rect>{Hatch.Over(span.Series, area)}{ValueLabel(figure, span, area)}
            """);
    }

    /// <summary>The value as written on its bar; changes of a waterfall carry their sign.</summary>
    public static string Label(Figure figure, BarSpan span)
    {
        var text = ValueText.Number(span.Value);
        var isChange = figure.Kind == FigureKind.Waterfall && !figure.TotalCategories.Contains(figure.Categories[span.Category]);
        return isChange && span.Value > 0 ? "+" + text : text;
    }

    private static HtmlFragment ValueLabel(Figure figure, BarSpan span, Rectangle area)
    {
        var text = Label(figure, span);
        var width = SvgText.Width(text, LabelSize);
        if (figure.Kind == FigureKind.StackedBar) return Inside(text, width, span, area);
        return figure.IsHorizontal ? Beside(text, span, area) : Above(text, width, span, area);
    }

    private static HtmlFragment Inside(string text, double width, BarSpan span, Rectangle area)
    {
        if (area.Width < width + 4 || area.Height < LabelSize + 2) return HtmlFragment.Empty;
        return Html.Of(
            $"""
            <text x="{area.X + (area.Width / 2)}" y="{area.Y + (area.Height / 2) + 4}" text-anchor="middle" font-size="{LabelSize}" fill="{span.Color.Ink}" stroke="{span.Color.Fill}" stroke-width="3" paint-order="stroke" pointer-events="none">{text}</text>
            """);
    }

    private static HtmlFragment Beside(string text, BarSpan span, Rectangle area)
    {
        var (x, anchor) = span.To < span.From ? (area.X - 5, "end") : (area.X + area.Width + 5, "start");
        return Html.Of($"""<text x="{x}" y="{area.Y + (area.Height / 2) + 4}" text-anchor="{anchor}" font-size="{LabelSize}">{text}</text>""");
    }

    private static HtmlFragment Above(string text, double width, BarSpan span, Rectangle area)
    {
        if (width > area.Width * 1.2) return HtmlFragment.Empty;
        var y = span.To < span.From ? area.Y + area.Height + LabelSize + 2 : area.Y - 4;
        return Html.Of($"""<text x="{area.X + (area.Width / 2)}" y="{y}" text-anchor="middle" font-size="{LabelSize}">{text}</text>""");
    }
}
