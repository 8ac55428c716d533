using Workbench.Host.Documents;
using Workbench.Host.Sessions;

namespace Workbench.Host.Running;

/// <summary>One notebook on its way through a session, cell by cell. Outputs of earlier runs are cleared first.</summary>
internal sealed class NotebookExecution
{
    private readonly string name;
    private readonly CSharpSession session;
    private readonly TimeProvider time;
    private readonly IProgress<CellProgress>? progress;
    private readonly List<NotebookCell> cells;
    private readonly Notebook notebook;
    private string? heading;
    private int next;

    public NotebookExecution(string name, Notebook notebook, CSharpSession session, TimeProvider time, IProgress<CellProgress>? progress)
    {
        this.name = name;
        this.notebook = notebook;
        this.session = session;
        this.time = time;
        this.progress = progress;
        cells = [.. notebook.Cells.Select(Cleared)];
    }

    public CellState State { get; private set; } = CellState.Succeeded;

    public string? ErrorSummary { get; private set; }

    public int CodeCells => cells.Count(cell => cell.Kind == CellKind.Code);

    public Notebook Executed => notebook with { Cells = cells };

    /// <summary>Runs the next code cell; false when none is left or one has failed.</summary>
    public async Task<bool> RunNextAsync(CancellationToken cancellation)
    {
        while (State == CellState.Succeeded && next < cells.Count)
        {
            var cell = cells[next++];
            if (cell.Kind == CellKind.Code)
            {
                cells[next - 1] = await RunAsync(cell, cancellation).ConfigureAwait(false);
                return State == CellState.Succeeded;
            }

            heading = cell.Kind == CellKind.Markdown ? LastHeading(cell.Source) ?? heading : heading;
        }

        return false;
    }

    private static NotebookCell Cleared(NotebookCell cell) => cell.Kind != CellKind.Code
        ? cell
        : cell with { Outputs = [], ExecutionCount = null, Metadata = CellTimes.Without(cell.Metadata) };

    private static string? LastHeading(string markdown) => markdown.Split('\n')
        .Where(line => line.StartsWith('#'))
        .Select(line => line.TrimStart('#').Trim())
        .LastOrDefault(text => text.Length > 0);

    private async Task<NotebookCell> RunAsync(NotebookCell cell, CancellationToken cancellation)
    {
        progress?.Report(new CellProgress(name, next, cells.Count, heading, CellState.Started, null));
        var startedAt = time.GetUtcNow();
        var started = time.GetTimestamp();
        var outcome = await session.RunAsync(cell.Source, next, null, cancellation).ConfigureAwait(false);
        var duration = time.GetElapsedTime(started);
        State = outcome.Status switch
        {
            CellStatus.Succeeded => CellState.Succeeded,
            CellStatus.Cancelled => CellState.Cancelled,
            _ => CellState.Failed,
        };
        if (outcome.Error is { } error)
        {
            ErrorSummary = $"{name}, cell {next}{(heading is null ? "" : $" ({heading})")}: {error.Name}: {error.Value}";
        }

        progress?.Report(new CellProgress(name, next, cells.Count, heading, State, duration));
        return cell with
        {
            ExecutionCount = outcome.ExecutionCount,
            Outputs = outcome.Outputs,
            Metadata = new CellTimes(startedAt, time.GetUtcNow(), duration, State).In(cell.Metadata),
        };
    }
}
