namespace Workbench.Host.Running;

/// <summary>One variable of the cell tagged <c>parameters</c>.</summary>
/// <param name="Type">As written in the cell; for <c>var</c>, the type of the default.</param>
/// <param name="Default">The literal as written.</param>
/// <param name="IsRequired">The default is <c>null!</c>: the run has to give a value.</param>
public sealed record NotebookParameter(string Name, string Type, string Default, bool IsRequired);
