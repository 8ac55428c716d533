using Workbench.Host.Documents;
using Workbench.Host.Sessions;
using Workbench.Host.Tests.Formatting;

namespace Workbench.Host.Tests.Sessions;

public sealed class CSharpSessionTests : IDisposable
{
    private readonly CSharpSession session = new(new SessionOptions
    {
        References = [typeof(Figure).Assembly],
        Scrub = text => text.Replace("s3cret", "***", StringComparison.Ordinal),
        MaxOutputCharacters = 5_000,
    });

    public void Dispose() => session.Dispose();

    [Fact]
    public async Task RunAsync_SeveralCells_ShareState()
    {
        await Run("using System.Globalization; record Row(int Id); int Twice(int x) => 2 * x; var a = 20;");
        await Run("var row = new Row(Twice(a)); a++;");

        Assert.Equal("40 21 Gregorian", await Result("$\"{row.Id} {a} {new GregorianCalendar().GetType().Name[..9]}\""));
    }

    [Theory]
    [InlineData("using System.Globalization;")]
    [InlineData("// only a comment")]
    [InlineData("")]
    public async Task RunAsync_NothingToExecute_SucceedsAndIsKept(string code)
    {
        Assert.Null((await Run("var a = 1;")).Error);
        Assert.Null((await Run(code)).Error);
        Assert.Null((await Run("a++;")).Error);

        Assert.Equal("2", await Result(code + "\na"));
        Assert.Equal(code.Contains("using", StringComparison.Ordinal), (await Run("new GregorianCalendar()")).Error is null);
    }

    [Fact]
    public async Task RunAsync_VariableDeclaredAgain_IsShadowed()
    {
        await Run("string route = null!;");
        await Run("var route = 5;");

        Assert.Equal("6", await Result("route + 1"));
    }

    [Fact]
    public async Task RunAsync_Await_IsAllowedAtTopLevel() =>
        Assert.Equal("3", await Result("await Task.Yield(); await Task.FromResult(3)"));

    [Fact]
    public async Task RunAsync_Statement_HasNoResult() => Assert.Empty((await Run("var a = 1;")).Outputs);

    [Fact]
    public async Task RunAsync_TypeWithFormatters_GivesABundle()
    {
        var outcome = await Run("new Workbench.Host.Tests.Formatting.Figure(\"s3cret\")");

        var result = Assert.IsType<ResultOutput>(Assert.Single(outcome.Outputs));
        Assert.Equal("<b>***</b>", result.Data.Text("text/html"));
        Assert.Equal("***", result.Data.Contents["application/vnd.plotly.v1+json"]["title"]!.GetValue<string>());
        Assert.Equal(1, result.ExecutionCount);
    }

    [Fact]
    public async Task RunAsync_Console_IsCapturedMergedAndScrubbed()
    {
        var outcome = await Run("Console.Write(\"s3\"); Console.WriteLine(\"cret\"); Console.WriteLine(2); Console.Error.Write(\"bad\");");

        Assert.Equal([new StreamOutput("stdout", "***\n2\n"), new StreamOutput("stderr", "bad")], outcome.Outputs);
    }

    [Fact]
    public async Task RunAsync_TwoSessionsAtOnce_KeepTheirOutputsApart()
    {
        using var other = new CSharpSession(new SessionOptions());
        const string Code = "for (var i = 0; i < 50; i++) { Console.WriteLine(\"NAME\"); await Task.Yield(); }";

        var both = await Task.WhenAll(
            session.RunAsync(Code.Replace("NAME", "one", StringComparison.Ordinal), null, TestContext.Current.CancellationToken),
            other.RunAsync(Code.Replace("NAME", "two", StringComparison.Ordinal), null, TestContext.Current.CancellationToken));

        Assert.Equal(string.Concat(Enumerable.Repeat("one\n", 50)), Assert.IsType<StreamOutput>(Assert.Single(both[0].Outputs)).Text);
        Assert.Equal(string.Concat(Enumerable.Repeat("two\n", 50)), Assert.IsType<StreamOutput>(Assert.Single(both[1].Outputs)).Text);
    }

    [Fact]
    public async Task RunAsync_Display_ComesInOrderAndLive()
    {
        var live = new List<CellOutput>();

        var outcome = await session.RunAsync(
            "Console.WriteLine(1); display(2); 3.Display(); display(\"<i>4</i>\", \"text/html\"); 5", live.Add, TestContext.Current.CancellationToken);

        Assert.Equal(["1\n", "2", "3", "<i>4</i>", "5"], outcome.Outputs.Select(Text));
        Assert.Equal(["1\n", "2", "3", "<i>4</i>", "5"], live.Select(Text));
    }

    [Fact]
    public async Task RunAsync_DisplayUpdate_ReplacesInPlace()
    {
        var live = new List<CellOutput>();

        var outcome = await session.RunAsync(
            "var shown = display(\"0 %\"); display(\"other\"); shown.Update(\"100 %\");", live.Add, TestContext.Current.CancellationToken);

        Assert.Equal(["100 %", "other"], outcome.Outputs.Select(Text));
        Assert.Equal(["display-1-1", "display-1-2", "display-1-1"], live.Cast<DisplayOutput>().Select(output => output.DisplayId));
        Assert.True(((DisplayOutput)live[2]).IsUpdate);
    }

    [Fact]
    public async Task RunAsync_CellStarting_RunsInTheFlowOfTheCell()
    {
        var lent = new AsyncLocal<int>();
        using var lending = new CSharpSession(new SessionOptions
        {
            CellStarting = cell =>
            {
                lent.Value = cell.ExecutionCount;
                cell.Display(lent.Value);
            },
        });

        await lending.RunAsync("var a = 1;", null, TestContext.Current.CancellationToken);
        var outcome = await lending.RunAsync("a", null, TestContext.Current.CancellationToken);

        Assert.Equal(["2", "1"], outcome.Outputs.Select(Text));
        Assert.Equal(0, lent.Value);
    }

    [Theory]
    [InlineData("display(7)")]
    [InlineData("7.Display()")]
    public async Task RunAsync_DisplayAsLastExpression_IsShownOnce(string code) =>
        Assert.Equal("7", Text(Assert.Single((await Run(code)).Outputs)));

    [Fact]
    public async Task RunAsync_SecretThatJsonEscapes_IsScrubbedFromFigures()
    {
        using var strict = new CSharpSession(new SessionOptions
        {
            References = [typeof(Figure).Assembly],
            Scrub = text => text.Replace("a+\"b", "***", StringComparison.Ordinal),
        });

        var outcome = await strict.RunAsync(
            "new Workbench.Host.Tests.Formatting.Figure(\"a+\\\"b\")", null, TestContext.Current.CancellationToken);

        var data = Assert.IsType<ResultOutput>(Assert.Single(outcome.Outputs)).Data;
        Assert.Equal("***", data.Contents["application/vnd.plotly.v1+json"]["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task RunAsync_SecretWithPlacesToBreak_IsScrubbedFromMarkup()
    {
        var outcome = await Run("display(\"<td>s3c<wbr/>ret</td><td>long<wbr/>word</td>\", \"text/html\"); display(\"<td>long<wbr/>word</td>\", \"text/html\");");

        Assert.Equal(
            ["<td>***</td><td>longword</td>", "<td>long<wbr/>word</td>"],
            outcome.Outputs.Select(output => Assert.IsType<DisplayOutput>(output).Data.Text("text/html")));
    }

    [Fact]
    public async Task RunAsync_TooMuchOutput_IsBoundedAndSaysSo()
    {
        var outcome = await Run("for (var i = 0; i < 1000; i++) Console.WriteLine(new string('x', 100));");

        Assert.Contains("further outputs were dropped", Text(outcome.Outputs[^1]), StringComparison.Ordinal);
        Assert.True(outcome.Outputs.Sum(output => Text(output).Length) < 6_000);
    }

    [Fact]
    public async Task RunAsync_UpdatesWithoutEnd_DoNotUseUpTheBound()
    {
        var outcome = await Run("var shown = display(\"\"); for (var i = 0; i < 200; i++) shown.Update(new string('x', 100)); shown.Update(\"end\");");

        Assert.Equal("end", Text(Assert.Single(outcome.Outputs)));
    }

    private async Task<CellOutcome> Run(string code) => await session.RunAsync(code, null, TestContext.Current.CancellationToken);

    private async Task<string> Result(string code)
    {
        var outcome = await Run(code);
        Assert.Null(outcome.Error);
        return Text(outcome.Outputs[^1]);
    }

    private static string Text(CellOutput output) => output switch
    {
        StreamOutput stream => stream.Text,
        DisplayOutput display => display.Data.Text("text/html") ?? display.Data.Text("text/plain")!,
        ResultOutput result => result.Data.Text("text/plain")!,
        _ => "",
    };
}
