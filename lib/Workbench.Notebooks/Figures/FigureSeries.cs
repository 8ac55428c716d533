using Workbench.Notebooks.Displays;

namespace Workbench.Notebooks.Figures;

/// <summary>One named row of values.</summary>
/// <param name="Name">Shown in the legend.</param>
/// <param name="Values">One per category; null where nothing was measured.</param>
/// <param name="Tone">
/// Chooses the colour when the series is good or bad news, such as Equal and Defect; by default colours follow the order.
/// </param>
public sealed record FigureSeries(string Name, IReadOnlyList<double?> Values, Tone? Tone = null);
