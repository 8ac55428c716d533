namespace Workbench.Notebooks.Figures;

/// <summary>How a figure draws its series.</summary>
public enum FigureKind
{
    /// <summary>Bars side by side.</summary>
    Bar,

    /// <summary>Bars on top of one another, which add up.</summary>
    StackedBar,

    /// <summary>Points joined along the categories, which are in order.</summary>
    Line,

    /// <summary>A grid: categories across, series down, the value as shade and number.</summary>
    HeatMap,

    /// <summary>Steps from one total to the next.</summary>
    Waterfall,
}
