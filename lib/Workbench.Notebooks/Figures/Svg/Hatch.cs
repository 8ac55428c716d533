using System.Globalization;
using System.Text;
using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Figures.Svg;

/// <summary>
/// Line patterns as a second cue beside colour. They are drawn into each rectangle, because an SVG pattern would need an id and
/// ids clash when several figures stand on one page.
/// </summary>
internal static class Hatch
{
    private const double Spacing = 7;

    /// <summary>The first series is plain; the next ones are rising, falling, level, upright.</summary>
    public static HtmlFragment Over(int series, Rectangle area)
    {
        if (area.Width < 2 || area.Height < 2)
            return HtmlFragment.Empty;
        var path = (series % 5) switch
        {
            1 => Slanted(area, isRising: true),
            2 => Slanted(area, isRising: false),
            3 => Straight(area, isLevel: true),
            4 => Straight(area, isLevel: false),
            _ => "",
        };
        return path.Length == 0
            ? HtmlFragment.Empty
            : Html.Of($"""<path d="{path}" fill="none" stroke="#fff" stroke-opacity=".45" stroke-width="1.2" pointer-events="none"/>""");
    }

    private static string Slanted(Rectangle area, bool isRising)
    {
        var path = new StringBuilder();
        for (var offset = Spacing; offset < area.Width + area.Height; offset += Spacing)
        {
            var (x1, y1) = offset <= area.Height ? (0, offset) : (offset - area.Height, area.Height);
            var (x2, y2) = offset <= area.Width ? (offset, 0) : (area.Width, offset - area.Width);
            if (isRising)
                Line(path, area.X + x1, area.Y + y1, area.X + x2, area.Y + y2);
            else
                Line(path, area.X + area.Width - x1, area.Y + y1, area.X + area.Width - x2, area.Y + y2);
        }
        return path.ToString();
    }

    private static string Straight(Rectangle area, bool isLevel)
    {
        var path = new StringBuilder();
        for (var offset = Spacing / 2; offset < (isLevel ? area.Height : area.Width); offset += Spacing)
        {
            if (isLevel)
                Line(path, area.X, area.Y + offset, area.X + area.Width, area.Y + offset);
            else
                Line(path, area.X + offset, area.Y, area.X + offset, area.Y + area.Height);
        }
        return path.ToString();
    }

    private static void Line(StringBuilder path, double x1, double y1, double x2, double y2) =>
        path.Append(CultureInfo.InvariantCulture, $"M{x1:0.#} {y1:0.#}L{x2:0.#} {y2:0.#}");
}

/// <summary>An area of a drawing in pixels, from its upper left corner.</summary>
internal readonly record struct Rectangle(double X, double Y, double Width, double Height);
