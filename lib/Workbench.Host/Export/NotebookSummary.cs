using System.Security.Cryptography;
using Workbench.Host.Documents;
using Workbench.Host.Running;

namespace Workbench.Host.Export;

/// <summary>What a table of contents says about an executed notebook.</summary>
internal sealed record NotebookSummary(
    string Path, string Name, string Title, NotebookState State, int CodeCells, TimeSpan? Duration, DateTimeOffset? StartedAt, string Sha256)
{
    public static NotebookSummary Of(string path, ReadOnlySpan<byte> bytes, Notebook notebook)
    {
        var name = System.IO.Path.GetFileNameWithoutExtension(path);
        var code = notebook.Cells.Where(cell => cell.Kind == CellKind.Code).ToList();
        var times = code.Select(CellTimes.Of).OfType<CellTimes>().ToList();
        return new NotebookSummary(
            path,
            name,
            notebook.Title() ?? name,
            StateOf(code),
            code.Count,
            times.Count == 0 ? null : times.Aggregate(TimeSpan.Zero, (total, time) => total + time.Duration),
            times.Count == 0 ? null : times.Min(time => time.StartedAt),
            Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private static NotebookState StateOf(List<NotebookCell> code) =>
        code.Any(cell => cell.Outputs.Any(output => output is ErrorOutput)) ? NotebookState.Failed
        : code.Any(cell => cell.ExecutionCount is null && cell.Source.Trim().Length > 0) ? NotebookState.Incomplete
        : NotebookState.Completed;
}
