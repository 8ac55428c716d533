using Workbench.Host.Running;
using Workbench.Host.Sessions;
using Workbench.Notebooks;
using Workbench.Notebooks.Displays;

namespace Workbench.Cli.Running;

/// <summary>Executes notebooks of a migration folder with the Bench in reach, and shows on the terminal how far they are.</summary>
internal sealed class NotebookHost(string directory, TextWriter terminal)
{
    private readonly ProgressLines lines = new(terminal);

    /// <summary>Runs one notebook headless; its executed copy lands in <c>executed/</c>.</summary>
    public async Task<NotebookRun> RunAsync(string notebook, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellation)
    {
        Environment.SetEnvironmentVariable("WORKBENCH_MIGRATION", directory);
        var opened = new List<IAsyncDisposable>();
        var options = new SessionOptions
        {
            References = [typeof(Bench).Assembly],
            CellStarting = cell => CellSurface.Enter(new CellSurface(
                line => lines.Show(cell, line), opened.Add, cell.Cancellation, IsUnattended: true)),
        };
        var output = Path.Combine(directory, "executed", Path.GetFileName(notebook));
        try
        {
            return await new NotebookRunner(options, TimeProvider.System).RunAsync(
                new NotebookRunRequest(notebook, output) { Parameters = parameters }, cancellation);
        }
        finally
        {
            lines.End();
            foreach (var bench in opened)
            {
                await bench.DisposeAsync();
            }
        }
    }
}
