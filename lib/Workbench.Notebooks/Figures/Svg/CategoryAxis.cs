using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Figures.Svg;

/// <summary>Category names under a plot: on one line, on two, or slanted when the bands are narrow. They never overlap.</summary>
internal static class CategoryAxis
{
    private const double SlantedWidth = 170;
    private const double SlantedSpacing = 15;

    /// <summary>Draws the names from <paramref name="top"/> down, one per band.</summary>
    public static Drawing Below(Figure figure, double left, double top, double band)
    {
        var room = band - 8;
        var wrapped = figure.Categories.Select(category => SvgText.Wrap(category, room, 2)).ToList();
        var fits = wrapped.All(lines => lines.All(line => !line.EndsWith('…')));
        return fits ? Upright(figure, wrapped, left, top, band) : Slanted(figure, left, top, band);
    }

    private static Drawing Upright(Figure figure, List<IReadOnlyList<string>> wrapped, double left, double top, double band)
    {
        var parts = new List<HtmlFragment>();
        for (var index = 0; index < wrapped.Count; index++)
        {
            var center = left + ((index + 0.5) * band);
            parts.AddRange(
                wrapped[index]
                    .Select(
                        (line, row) => SvgText.At(center, top + 16 + (row * 15), line, "middle", row == 0 ? figure.Categories[index] : null)
                    )
            );
        }
        return new Drawing(Html.Of($"{parts}"), top + 16 + (wrapped.Max(lines => lines.Count) * 15) - 8);
    }

    private static Drawing Slanted(Figure figure, double left, double top, double band)
    {
        var every = Math.Max(1, (int)Math.Ceiling(SlantedSpacing / band));
        var parts = new List<HtmlFragment>();
        double longest = 0;
        for (var index = 0; index < figure.Categories.Count; index += every)
        {
            var x = left + ((index + 0.5) * band);
            // A slanted name runs down to the left; the first ones have less room before the drawing ends.
            var shown = SvgText.Fit(figure.Categories[index], Math.Min(SlantedWidth, (x / 0.77) - 4));
            longest = Math.Max(longest, SvgText.Width(shown));
            parts.Add(
                Html.Of(
                    $"""<g transform="translate({x + 4} {top + 14}) rotate(-40)">{SvgText.At(0, 0, shown, "end", figure.Categories[index])}</g>"""
                )
            );
        }
        return new Drawing(Html.Of($"{parts}"), top + 20 + (longest * 0.65));
    }
}
