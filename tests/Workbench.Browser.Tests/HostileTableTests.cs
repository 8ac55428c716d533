using System.Text.Json.Nodes;
using Workbench.Host.Documents;
using Workbench.Host.Export;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Tables;
using Workbench.Tests.Shared;

namespace Workbench.Browser.Tests;

/// <summary>
/// A notebook that holds every hostile input everywhere a notebook can hold text, also where only somebody who doctored the file could have put it: the page of it runs
/// nothing and asks for nothing.
/// </summary>
public sealed class HostileTableTests(DemoRecord record) : IDisposable
{
    private const int Longest = 5000;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workbench-browser-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AuditRecord_EveryInputInEveryPlace_RunsNothingAndAsksForNothing()
    {
        var notebook = Path.Combine(folder.FullName, "07-hostile.ipynb");
        var path = Path.Combine(folder.FullName, "audit.html");
        var inputs = HostileTable.All.Where(input => input.Text.Length <= Longest).ToList();
        await File.WriteAllBytesAsync(notebook, new NotebookWriter().ToBytes(new Notebook([.. inputs.SelectMany(Cells)])), Cancellation);
        var front = new AuditFront(inputs[0].Text, inputs[1].Text, IsPassed: true)
        {
            Facts = [.. inputs.Select(input => new AuditFact(input.Text, input.Text))],
            Fragments = [.. inputs.Select(input => new AuditFragment(input.Text, input.Text))],
        };

        await new AuditHtml().WriteAsync(front, [notebook], path, Cancellation);

        await using var page = await record.OpenAsync(path);
        await InertPage.AssertAsync(page);
        Assert.Contains("<script>alert(1)</script>", await page.AskAsync<string>("document.body.textContent"), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static IEnumerable<NotebookCell> Cells(HostileInput input)
    {
        var text = input.Text;
        yield return new NotebookCell($"{input.Mark}-text", CellKind.Markdown, text);
        yield return new NotebookCell($"{input.Mark}-raw", CellKind.Raw, text);
        yield return new NotebookCell($"{input.Mark}-code", CellKind.Code, text)
        {
            ExecutionCount = 1,
            Outputs =
            [
                new StreamOutput("stdout", text),
                new DisplayOutput(MimeBundle.OfText("text/html", Table.Of([text]).Caption(text).Text(text, row => row).Build().ToHtml())),
                new DisplayOutput(MimeBundle.OfText("text/html", Notice.Failure(text, text).ToHtml())),
                .. new[] { "text/html", "image/svg+xml", "text/markdown", "text/plain", "image/png", "application/javascript", text }
                    .Select(type => new DisplayOutput(MimeBundle.OfText(type, text))),
                new DisplayOutput(new MimeBundle([new("application/vnd.plotly.v1+json", new JsonObject { ["data"] = text })])),
                new ErrorOutput(text, text, [text]),
            ],
        };
    }
}
