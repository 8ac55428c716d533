namespace Workbench.Host.Documents;

/// <summary>A file that is not a notebook of nbformat 4, or that exceeds a limit.</summary>
public sealed class NotebookFormatException(string file, int? cell, string problem, Exception? cause = null)
    : Exception(cell is null ? $"{file}: {problem}" : $"{file}, cell {cell}: {problem}", cause)
{
    public string File { get; } = file;

    /// <summary>The position of the cell at fault, counted from 1; null when the fault is not in a cell.</summary>
    public int? Cell { get; } = cell;
}
