using Workbench.Host.Documents;
using Workbench.Host.Sessions;

namespace Workbench.Host.Tests.Sessions;

public sealed class LongOutputTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly CSharpSession session;

    public LongOutputTests() => session = new CSharpSession(new SessionOptions
    {
        Scrub = text => text.Replace("s3cret", "***", StringComparison.Ordinal),
        FullOutputs = new FullOutputs(Path.Combine(folder.Path, "outputs"), "../outputs", "notebook") { MaxStreamCharacters = 1_000, MaxDisplayCharacters = 2_000 },
    });

    public void Dispose()
    {
        session.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task RunAsync_LongStream_ShowsTheBeginningAndLinksTheWholeFile()
    {
        var outcome = await Run("for (var i = 0; i < 400; i++) Console.WriteLine($\"line {i:000} s3cret\"); Console.Error.WriteLine(\"short\");");

        var shown = Assert.IsType<StreamOutput>(outcome.Outputs[0]);
        Assert.StartsWith("line 000 ***\n", shown.Text, StringComparison.Ordinal);
        Assert.InRange(shown.Text.Length, 900, 1_010);
        Assert.Equal("short\n", Assert.IsType<StreamOutput>(outcome.Outputs[1]).Text);
        var note = Assert.IsType<DisplayOutput>(outcome.Outputs[2]).Data;
        Assert.Contains("5,200 characters in all", note.Text("text/plain"), StringComparison.Ordinal);
        Assert.Contains("href=\"../outputs/notebook-cell-01-stdout.txt\"", note.Text("text/html"), StringComparison.Ordinal);
        var whole = await File.ReadAllLinesAsync(folder.File("outputs/notebook-cell-01-stdout.txt"), TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(0, 400).Select(line => $"line {line:000} ***"), whole);
        Assert.Equal(3, outcome.Outputs.Count);
    }

    [Fact]
    public async Task RunAsync_LongDisplayAndResult_AreFilesWithALink()
    {
        var outcome = await Run("display(\"<p>\" + new string('a', 3000), \"text/html\"); new string('b', 2500)");

        Assert.Contains("notebook-cell-01-output-1.html", Assert.IsType<DisplayOutput>(outcome.Outputs[0]).Data.Text("text/html"), StringComparison.Ordinal);
        Assert.Contains("2,500 characters in all", Assert.IsType<ResultOutput>(outcome.Outputs[1]).Data.Text("text/plain"), StringComparison.Ordinal);
        Assert.Equal("<p>" + new string('a', 3000), File.ReadAllText(folder.File("outputs/notebook-cell-01-output-1.html")));
        Assert.Equal(new string('b', 2500), File.ReadAllText(folder.File("outputs/notebook-cell-01-output-2.txt")));
    }

    [Fact]
    public async Task RunAsync_ShortOutputs_LeaveNoFolder()
    {
        var outcome = await Run("Console.WriteLine(\"one\"); display(2); 3");

        Assert.Equal(3, outcome.Outputs.Count);
        Assert.False(Directory.Exists(folder.File("outputs")));
    }

    private Task<CellOutcome> Run(string code) => session.RunAsync(code, null, TestContext.Current.CancellationToken);
}
