using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Workbench.Host.Documents;
using Workbench.Host.Running;
using Workbench.Host.Sessions;

namespace Workbench.Host.Tests.Running;

public sealed class NotebookRunnerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly NotebookRunner runner = new(new SessionOptions(), TimeProvider.System);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task RunAsync_Parameters_ReachTheCellsAndTheCopy()
    {
        var input = Write(
            new NotebookCell("m", CellKind.Markdown, "# Discovery"),
            new NotebookCell("p", CellKind.Code, "string who = null!;") { Metadata = new JsonObject { ["tags"] = new JsonArray("parameters") } },
            new NotebookCell("c", CellKind.Code, "$\"hello {who}\"") { Outputs = [new StreamOutput("stdout", "stale")] });
        var before = await File.ReadAllBytesAsync(input, Cancellation);

        var run = await runner.RunAsync(
            new NotebookRunRequest(input, folder.File("runs/n.ipynb")) { Parameters = new Dictionary<string, string> { ["who"] = "you" } }, Cancellation);

        Assert.True(run.IsSuccess, run.ErrorSummary);
        Assert.Equal((3, 3), (run.CellCount, run.ExecutedCells));
        Assert.Equal(before, await File.ReadAllBytesAsync(input, Cancellation));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(before)), run.InputSha256);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(run.OutputPath, Cancellation))), run.OutputSha256);
        var executed = await new NotebookReader().ReadAsync(run.OutputPath, Cancellation);
        Assert.Equal("hello you", Assert.IsType<ResultOutput>(Assert.Single(executed.Cells[3].Outputs)).Data.Text("text/plain"));
        var times = CellTimes.Of(executed.Cells[3])!;
        Assert.Equal(CellState.Succeeded, times.State);
        Assert.True(times.StartedAt <= times.EndedAt);
    }

    [Fact]
    public async Task RunAsync_FailingCell_StopsAndKeepsTheCopy()
    {
        var input = Write(
            new NotebookCell("m", CellKind.Markdown, "## Load"),
            new NotebookCell("a", CellKind.Code, "throw new InvalidOperationException(\"no quota\");"),
            new NotebookCell("b", CellKind.Code, "1"));

        var run = await runner.RunAsync(new NotebookRunRequest(input, folder.File("out.ipynb")), Cancellation);

        Assert.Equal(CellState.Failed, run.State);
        Assert.Equal("n.ipynb, cell 2 (Load): InvalidOperationException: no quota", run.ErrorSummary);
        Assert.Equal((2, 1), (run.CellCount, run.ExecutedCells));
        var executed = await new NotebookReader().ReadAsync(run.OutputPath, Cancellation);
        var error = Assert.IsType<ErrorOutput>(Assert.Single(executed.Cells[1].Outputs));
        Assert.Equal("   at cell 2, line 1", error.Traceback[1]);
        Assert.Null(executed.Cells[2].ExecutionCount);
    }

    [Fact]
    public async Task RunAsync_Progress_TellsEveryCodeCell()
    {
        var input = Write(
            new NotebookCell("m", CellKind.Markdown, "# Title\n\n## Part"),
            new NotebookCell("a", CellKind.Code, "1"),
            new NotebookCell("b", CellKind.Code, "nonsense"));
        var seen = new Recorder();

        await runner.RunAsync(new NotebookRunRequest(input, folder.File("out.ipynb")) { Progress = seen }, Cancellation);

        Assert.Equal(
            [(2, CellState.Started), (2, CellState.Succeeded), (3, CellState.Started), (3, CellState.Failed)],
            seen.Reports.Select(report => (report.Position, report.State)));
        Assert.All(seen.Reports, report => Assert.Equal(("n.ipynb", 3, "Part"), (report.Notebook, report.Count, report.Heading)));
    }

    [Fact]
    public async Task RunAsync_Cancelled_KeepsWhatRan()
    {
        using var cancel = new CancellationTokenSource();
        var input = Write(
            new NotebookCell("a", CellKind.Code, "1"),
            new NotebookCell("b", CellKind.Code, "await Task.Delay(-1, cell.Cancellation);"));
        var progress = new Recorder { OnReport = report => { if (report is { Position: 2, State: CellState.Started }) { cancel.Cancel(); } } };

        var run = await runner.RunAsync(new NotebookRunRequest(input, folder.File("out.ipynb")) { Progress = progress }, cancel.Token);

        Assert.Equal(CellState.Cancelled, run.State);
        Assert.True(File.Exists(run.OutputPath));
    }

    [Fact]
    public async Task RunAsync_MissingParameter_RunsAndWritesNothing()
    {
        var input = Write(new NotebookCell("p", CellKind.Code, "string who = null!;") { Metadata = new JsonObject { ["tags"] = new JsonArray("parameters") } });

        await Assert.ThrowsAsync<NotebookParameterException>(() => runner.RunAsync(new NotebookRunRequest(input, folder.File("out.ipynb")), Cancellation));

        Assert.False(File.Exists(folder.File("out.ipynb")));
    }

    [Fact]
    public async Task RunAsync_OutputIsInput_IsRefused()
    {
        var input = Write(new NotebookCell("a", CellKind.Code, "1"));

        await Assert.ThrowsAsync<ArgumentException>(() => runner.RunAsync(new NotebookRunRequest(input, input), Cancellation));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Write(params NotebookCell[] cells)
    {
        var path = folder.File("n.ipynb");
        File.WriteAllBytes(path, new NotebookWriter().ToBytes(new Notebook(cells)));
        return path;
    }

    private sealed class Recorder : IProgress<CellProgress>
    {
        public List<CellProgress> Reports { get; } = [];

        public Action<CellProgress>? OnReport { get; init; }

        public void Report(CellProgress value)
        {
            Reports.Add(value);
            OnReport?.Invoke(value);
        }
    }
}
