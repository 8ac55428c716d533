namespace Workbench.Notebooks.Figures;

/// <summary>The words around a figure.</summary>
/// <param name="Title">What the figure answers, in one line.</param>
/// <param name="Description">What to look for; read aloud to those who cannot see the figure.</param>
/// <param name="CategoryAxis">What a category is.</param>
/// <param name="ValueAxis">What is counted or measured.</param>
/// <param name="Unit">Unit of the values; none by default.</param>
public sealed record FigureLabels(string Title, string Description, string CategoryAxis, string ValueAxis, string? Unit = null)
{
    internal string ValueAxisWithUnit => Unit is null ? ValueAxis : $"{ValueAxis} ({Unit})";
}
