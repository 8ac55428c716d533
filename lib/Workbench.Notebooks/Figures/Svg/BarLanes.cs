namespace Workbench.Notebooks.Figures.Svg;

/// <summary>Where the bars stand within the band of one category.</summary>
/// <param name="Margin">Free space before the first bar.</param>
/// <param name="Pitch">Distance from one bar to the next.</param>
/// <param name="IsGrouped">True when bars stand side by side.</param>
internal readonly record struct BarLanes(double Margin, double Pitch, bool IsGrouped)
{
    public double Width => IsGrouped ? Pitch * 0.92 : Pitch;

    public double Start(int series) => IsGrouped ? Margin + (series * Pitch) : Margin;

    public static BarLanes In(Figure figure, double band, double maxWidth)
    {
        var count = figure.Kind == FigureKind.Bar ? figure.Series.Count : 1;
        var pitch = Math.Min(maxWidth, band * 0.78 / count);
        return new BarLanes((band - (pitch * count)) / 2, pitch, count > 1);
    }
}
