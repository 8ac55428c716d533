namespace Workbench.Host.Running;

/// <summary>Where a run stands; reported when a code cell starts and when it has ended.</summary>
/// <param name="Position">Of the cell in the executed notebook, from 1.</param>
/// <param name="Count">All cells of the executed notebook.</param>
/// <param name="Heading">The last markdown heading before the cell; null before the first.</param>
/// <param name="State">What just happened to the cell.</param>
/// <param name="Duration">Null when the cell starts.</param>
public sealed record CellProgress(string Notebook, int Position, int Count, string? Heading, CellState State, TimeSpan? Duration);
