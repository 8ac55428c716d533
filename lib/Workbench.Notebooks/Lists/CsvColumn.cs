namespace Workbench.Notebooks.Lists;

/// <summary>One column of a list for people.</summary>
/// <param name="Name">Heading.</param>
/// <param name="Value">The text of a row; null is written as an empty cell.</param>
public sealed record CsvColumn<T>(string Name, Func<T, string?> Value);
