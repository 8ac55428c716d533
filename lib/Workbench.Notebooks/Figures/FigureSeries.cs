namespace Workbench.Notebooks.Figures;

/// <summary>One named row of values.</summary>
/// <param name="Name">Shown in the legend.</param>
/// <param name="Values">One per category; null where nothing was measured.</param>
public sealed record FigureSeries(string Name, IReadOnlyList<double?> Values);
