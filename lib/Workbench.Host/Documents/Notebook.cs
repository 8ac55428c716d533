using System.Text.Json.Nodes;

namespace Workbench.Host.Documents;

/// <summary>A Jupyter notebook of nbformat 4. Read with <see cref="NotebookReader"/>, written with <see cref="NotebookWriter"/>.</summary>
public sealed record Notebook(IReadOnlyList<NotebookCell> Cells)
{
    /// <summary>Everything the file says about the notebook (kernelspec, language_info, polyglot_notebook), known to Workbench or not.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>The first level-one heading of the markdown cells; null when there is none.</summary>
    public string? Title() => Cells
        .Where(cell => cell.Kind == CellKind.Markdown)
        .SelectMany(cell => cell.Source.Split('\n'))
        .Where(line => line.StartsWith("# ", StringComparison.Ordinal))
        .Select(line => line[2..].Trim())
        .FirstOrDefault(title => title.Length > 0);
}
