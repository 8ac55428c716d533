namespace Workbench.Notebooks.Tables;

/// <summary>A value that is shown in its own words, so that an id keeps its digits together and a preview the words of the plan.</summary>
/// <param name="Value">Of the column's type, or null; what a data frame gets.</param>
/// <param name="Text">What a reader sees.</param>
/// <param name="Address">Where the text leads; the audit record keeps the text alone. None by default.</param>
public sealed record Shown(object? Value, string Text, Uri? Address = null);
