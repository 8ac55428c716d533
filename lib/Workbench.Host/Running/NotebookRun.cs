namespace Workbench.Host.Running;

/// <summary>The record of one headless run. The executed copy exists for failed runs too.</summary>
/// <param name="CellCount">Code cells of the executed notebook, the injected one included.</param>
/// <param name="ExecutedCells">Code cells that were run, the failing one included.</param>
/// <param name="State">Succeeded, Failed or Cancelled.</param>
/// <param name="ErrorSummary">Notebook, cell and message; null when the run succeeded.</param>
/// <param name="InputSha256">Of the notebook file that was read, lower-case hexadecimal.</param>
/// <param name="OutputSha256">Of the executed copy as written.</param>
public sealed record NotebookRun(
    string InputPath,
    string OutputPath,
    int CellCount,
    int ExecutedCells,
    CellState State,
    string? ErrorSummary,
    DateTimeOffset StartedAt,
    TimeSpan Duration,
    string InputSha256,
    string OutputSha256)
{
    public bool IsSuccess => State == CellState.Succeeded;
}
