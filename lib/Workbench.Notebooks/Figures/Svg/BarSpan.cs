namespace Workbench.Notebooks.Figures.Svg;

/// <summary>Where one bar runs on the value axis, and which lane of its category's band it takes.</summary>
/// <param name="Series">Index of the series, which chooses the pattern.</param>
/// <param name="Category">Index of the category.</param>
/// <param name="Value">The value as given.</param>
/// <param name="From">Where the bar begins.</param>
/// <param name="To">Where the bar ends.</param>
/// <param name="Color">Colour of the bar.</param>
internal sealed record BarSpan(int Series, int Category, double Value, double From, double To, SeriesColor Color)
{
    /// <summary>The bars of a figure, in drawing order.</summary>
    public static IReadOnlyList<BarSpan> Of(Figure figure) =>
        figure.Kind switch
        {
            FigureKind.StackedBar => [.. Stacked(figure)],
            FigureKind.Waterfall => [.. Steps(figure)],
            _ =>
            [
                .. Values(figure)
                    .Select(one => new BarSpan(one.Series, one.Category, one.Value, 0, one.Value, Palette.Of(figure, one.Series))),
            ],
        };

    private static IEnumerable<(int Series, int Category, double Value)> Values(Figure figure)
    {
        for (var category = 0; category < figure.Categories.Count; category++)
        {
            for (var series = 0; series < figure.Series.Count; series++)
            {
                if (figure.Series[series].Values[category] is { } value && double.IsFinite(value))
                    yield return (series, category, value);
            }
        }
    }

    private static IEnumerable<BarSpan> Stacked(Figure figure)
    {
        var above = new double[figure.Categories.Count];
        var below = new double[figure.Categories.Count];
        foreach (var (series, category, value) in Values(figure))
        {
            var ends = value < 0 ? below : above;
            yield return new BarSpan(series, category, value, ends[category], ends[category] + value, Palette.Of(figure, series));
            ends[category] += value;
        }
    }

    private static IEnumerable<BarSpan> Steps(Figure figure)
    {
        double level = 0;
        foreach (var (_, category, value) in Values(figure))
        {
            var isTotal = figure.TotalCategories.Contains(figure.Categories[category]);
            var from = isTotal ? 0 : level;
            level = from + value;
            var fill =
                isTotal ? Palette.Level
                : value < 0 ? Palette.Fall
                : Palette.Positive;
            yield return new BarSpan(0, category, value, from, level, new SeriesColor(fill, "#ffffff"));
        }
    }
}
