using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Workbench.Host.Documents;
using Workbench.Host.Export;

namespace Workbench.Host.Tests.Export;

public sealed class NotebookHtmlTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task WriteAsync_Code_IsFoldedWithItsTime()
    {
        var page = await Write(ExecutedNotebooks.Completed);

        var code = page.QuerySelectorAll("details.code")[2];
        Assert.False(code.HasAttribute("open"));
        Assert.Equal("await bench.Counts()", code.QuerySelector("pre")!.TextContent);
        Assert.Equal("Code · cell 5", code.QuerySelector("summary span")!.TextContent);
        Assert.Equal("1.8 s", code.QuerySelector("summary time")!.TextContent);
    }

    [Fact]
    public async Task WriteAsync_Outputs_AreShownByKind()
    {
        var page = await Write(ExecutedNotebooks.Completed);

        Assert.Equal("Records by phase", page.QuerySelector(".output table caption")!.TextContent);
        Assert.NotNull(page.QuerySelector(".output svg rect[fill^='url(#notebook-']"));
        Assert.Equal($"reading {ExecutedNotebooks.Hostile}\\u001b[31m", page.QuerySelector("pre.stream")!.TextContent);
        Assert.Equal($"<p>{ExecutedNotebooks.Hostile}</p>", page.QuerySelector("pre.refused")!.TextContent);
        Assert.Contains("element <script>", page.QuerySelector(".refusal")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_Markdown_HasNoRawHtmlAndNoLinks()
    {
        var page = await Write(ExecutedNotebooks.Completed);

        var prose = page.QuerySelectorAll(".prose");
        Assert.Equal("Every field of every record has exactly one verdict. See the guide (https://example.test/guide).", prose[0].TextContent.Trim());
        Assert.Contains(ExecutedNotebooks.Hostile, prose[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("☑ counted twice", prose[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("Counts", prose[1].QuerySelector("h2")!.TextContent);
        Assert.NotNull(prose[1].QuerySelector("table"));
        Assert.Equal("Reconciliation", Assert.Single(page.QuerySelectorAll("h1")).TextContent);
    }

    [Fact]
    public async Task WriteAsync_FailedCell_IsOpenWithItsError()
    {
        var page = await Write(ExecutedNotebooks.Failed);

        Assert.True(page.QuerySelector(".cell.failed details")!.HasAttribute("open"));
        Assert.Equal("GateException", page.QuerySelector(".error strong")!.TextContent);
        Assert.Equal("not run", page.QuerySelectorAll("details.code summary time")[1].TextContent);
    }

    [Fact]
    public async Task WriteAsync_ScriptWithADrawingBesideIt_ShowsTheDrawing()
    {
        var bundle = new MimeBundle(
        [
            new("text/html", JsonValue.Create("<div><script>Plotly.newPlot()</script></div>")),
            new("image/svg+xml", JsonValue.Create("<svg viewBox=\"0 0 1 1\"><rect width=\"1\" height=\"1\"/></svg>")),
        ]);

        var page = await Write(new Notebook([new NotebookCell("a", CellKind.Code, "chart") { Outputs = [new ResultOutput(1, bundle)] }]));

        Assert.NotNull(page.QuerySelector(".output svg rect"));
        Assert.Null(page.QuerySelector(".refusal"));
        Assert.DoesNotContain("newPlot", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    private async Task<IHtmlDocument> Write(Notebook notebook)
    {
        var path = folder.File("n.ipynb");
        await File.WriteAllBytesAsync(path, new NotebookWriter().ToBytes(notebook), TestContext.Current.CancellationToken);
        await new NotebookHtml().WriteAsync(path, folder.File("n.html"), TestContext.Current.CancellationToken);
        return new HtmlParser().ParseDocument(await File.ReadAllTextAsync(folder.File("n.html"), TestContext.Current.CancellationToken));
    }
}
