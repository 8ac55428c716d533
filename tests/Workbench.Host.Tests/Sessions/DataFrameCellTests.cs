using Workbench.Host.Documents;
using Workbench.Host.Sessions;

namespace Workbench.Host.Tests.Sessions;

public sealed class DataFrameCellTests
{
    [Theory]
    [InlineData("using Workbench.Polyglot;\n\n(await Task.FromResult(1)).ToDataFrame()")]
    [InlineData("using Microsoft.Data.Analysis;\nDataFrame frame = null!;")]
    public async Task RunAsync_CellThatNeedsDataFrames_IsSkippedWithANote(string source)
    {
        using var session = new CSharpSession(new SessionOptions());

        var outcome = await RunAsync(session, source);

        Assert.Equal(CellStatus.Succeeded, outcome.Status);
        Assert.Contains("this cell was skipped. It needs data frames", Text(outcome), StringComparison.Ordinal);
        Assert.Equal("2", Text(await RunAsync(session, "1 + 1")));
    }

    [Theory]
    [InlineData("using Workbench.Nowhere;", "CS0234")]
    [InlineData("missing // using Workbench.Polyglot;", "CS0103")]
    public async Task RunAsync_CellThatIsWrong_Fails(string source, string error)
    {
        using var session = new CSharpSession(new SessionOptions());

        var outcome = await RunAsync(session, source);

        Assert.Equal(CellStatus.Failed, outcome.Status);
        Assert.Contains(error, outcome.Error!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_WithoutTheSetupCell_SaysThatItComesFirst()
    {
        using var session = new CSharpSession(new SessionOptions());

        var outcome = await RunAsync(session, "await bench.Status()");

        Assert.Contains("next: run the setup cell", outcome.Error!.Traceback[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_SetupCell_PassesOverItsImport()
    {
        using var session = new CSharpSession(new SessionOptions());

        Assert.Equal("3", Text(await RunAsync(session, "#!import workbench.csx\n1 + 2")));
    }

    private static Task<CellOutcome> RunAsync(CSharpSession session, string source) =>
        session.RunAsync(source, (Action<CellOutput>?)null, TestContext.Current.CancellationToken);

    private static string? Text(CellOutcome outcome) => Assert.IsType<ResultOutput>(outcome.Outputs[^1]).Data.Text("text/plain");
}
