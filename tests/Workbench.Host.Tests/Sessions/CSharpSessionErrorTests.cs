using Workbench.Host.Sessions;

namespace Workbench.Host.Tests.Sessions;

public sealed class CSharpSessionErrorTests : IDisposable
{
    private readonly CSharpSession session = new(new SessionOptions
    {
        Scrub = text => text.Replace("s3cret", "***", StringComparison.Ordinal),
        StopGrace = TimeSpan.Zero,
    });

    public void Dispose() => session.Dispose();

    [Fact]
    public async Task RunAsync_CompileError_ShowsLineColumnAndSource()
    {
        var outcome = await Run("var a = 1;\n  var b = missing;");

        Assert.Equal(CellStatus.Failed, outcome.Status);
        Assert.Equal("CompilationError", outcome.Error!.Name);
        Assert.Equal("cell 1, line 2, column 11: CS0103 The name 'missing' does not exist in the current context", outcome.Error.Value);
        Assert.Equal([outcome.Error.Value, "      var b = missing;", "              ^"], outcome.Error.Traceback);
        Assert.Same(outcome.Error, outcome.Outputs[^1]);
    }

    [Fact]
    public async Task RunAsync_AfterCompileError_EarlierStateIsThere()
    {
        await Run("var a = 1;");
        await Run("nonsense");

        Assert.Equal(CellStatus.Succeeded, (await Run("a + 1")).Status);
    }

    [Fact]
    public async Task RunAsync_Exception_HasCleanTracebackWithoutSecrets()
    {
        await Run("void Fail() => throw new InvalidOperationException(\"token s3cret refused\", new FormatException(\"s3cret\"));");

        var outcome = await Run("var kept = 1;\nawait Task.Yield();\nFail();");

        Assert.Equal("InvalidOperationException", outcome.Error!.Name);
        Assert.Equal("token *** refused", outcome.Error.Value);
        Assert.Equal(
            ["InvalidOperationException: token *** refused", "   at cell 1, line 1", "   at cell 2, line 3", "caused by FormatException: ***"],
            outcome.Error.Traceback);
        Assert.Equal(CellStatus.Succeeded, (await Run("kept + 1")).Status);
    }

    [Fact]
    public async Task RunAsync_ExceptionInLibrary_NamesTheMethodWithoutPaths()
    {
        var outcome = await Run("int.Parse(\"x\")");

        Assert.Contains("   at cell 1, line 1", outcome.Error!.Traceback);
        Assert.Contains(outcome.Error.Traceback, line => line.StartsWith("   at System.", StringComparison.Ordinal));
        Assert.DoesNotContain(outcome.Error.Traceback, line => line.Contains(".cs", StringComparison.Ordinal) || line.Contains("Submission", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("#!import other.ipynb", "line 1: #!import is not supported here: move shared code to a library")]
    [InlineData("var a = 1;\n#!pwsh", "line 2: #!pwsh is not supported here: this host runs C# cells only")]
    [InlineData("#!time", "line 1: #!time is not supported here: use System.Diagnostics.Stopwatch")]
    [InlineData("#!connect jupyter", "line 1: #!connect is not supported here: call the library in C#")]
    [InlineData("#i \"nuget: https://feed\"", "line 1: #i is not supported here: package sources come from NuGet.Config")]
    [InlineData("%%html\n<b>", "line 1: %%html is not supported here: it is a command of IPython")]
    [InlineData("1\n#r \"nuget: no id, 1\"", "line 2: #r \"nuget:\" is not supported here: write #r \"nuget: Id, Version\"")]
    public async Task RunAsync_Magic_IsRefusedByName(string code, string message)
    {
        var outcome = await Run(code);

        Assert.Equal(CellStatus.Failed, outcome.Status);
        Assert.StartsWith(message, outcome.Error!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_CSharpMagic_IsIgnoredAndLinesStay()
    {
        var outcome = await Run("#!csharp\nmissing");

        Assert.StartsWith("cell 1, line 2, column 1", outcome.Error!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_Cancelled_CellSeesTheToken()
    {
        using var cancel = new CancellationTokenSource();

        var outcome = await session.RunAsync(
            "Console.WriteLine(\"waiting\"); await Task.Delay(-1, cell.Cancellation);", _ => cancel.Cancel(), cancel.Token);

        Assert.Equal(CellStatus.Cancelled, outcome.Status);
    }

    [Fact]
    public async Task RunAsync_CellIgnoresCancellation_SessionIsGivenUp()
    {
        using var cancel = new CancellationTokenSource();

        var outcome = await session.RunAsync("Console.WriteLine(1); await new TaskCompletionSource().Task;", _ => cancel.Cancel(), cancel.Token);

        Assert.Equal(CellStatus.Cancelled, outcome.Status);
        Assert.Contains("Restart the session", outcome.Error!.Value, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Run("1"));
    }

    [Theory]
    [InlineData("var a = 1;", true)]
    [InlineData("if (true) {", false)]
    [InlineData("1 +", false)]
    public void IsComplete_Text_TellsWhetherMoreIsNeeded(string text, bool expected) => Assert.Equal(expected, CSharpSession.IsComplete(text));

    private async Task<CellOutcome> Run(string code) => await session.RunAsync(code, null, TestContext.Current.CancellationToken);
}
