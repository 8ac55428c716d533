using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Figures.Svg;

/// <summary>The point signs and line strokes that tell series apart without colour.</summary>
internal static class LineSign
{
    private static readonly string[] Dashes = ["", "6 3", "2 3", "8 3 2 3", "12 4"];

    /// <summary>The dash pattern of a series; the first one is a full line.</summary>
    public static string Dash(int series) => Dashes[series % Dashes.Length];

    /// <summary>Disc, square, triangle or diamond around a point.</summary>
    public static HtmlFragment Draw(Figure figure, int series, double x, double y, HtmlFragment attributes, HtmlFragment tooltip)
    {
        var path = (series % 4) switch
        {
            1 => "M-3.5 -3.5H3.5V3.5H-3.5Z",
            2 => "M0 -4.5L4.5 3.5H-4.5Z",
            3 => "M0 -5L5 0L0 5L-5 0Z",
            _ => "M-4 0A4 4 0 1 0 4 0A4 4 0 1 0 -4 0Z",
        };
        return Html.Of(
            $"""<path {attributes}d="{path}" transform="translate({x} {y})" fill="{Palette.Of(figure, series).Fill}">{tooltip}</path>"""
        );
    }
}
