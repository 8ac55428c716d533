using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Workbench.Host.Documents;
using Workbench.Host.Export;

namespace Workbench.Host.Tests.Export;

public sealed class AuditHtmlTests : IDisposable
{
    private static readonly AuditFront Front = new("Acme: Ivinex → Zoho Desk", "363,499 records are accounted for; 68 rejects are explained.", IsPassed: true)
    {
        Facts =
        [
            new AuditFact("Route", "ivinex-zoho"),
            new AuditFact("Environment", "production"),
            new AuditFact("Signed plan", "3f9ac1d0e2b7"),
            new AuditFact("Root hash", "9b74c9897bac770ffc029102a200c5de9b74c9897bac770ffc029102a200c5de"),
            new AuditFact("Customer", ExecutedNotebooks.Hostile),
        ],
        Fragments =
        [
            new AuditFragment("What was promised, what was found", "<p>Every source record ended in exactly one state.</p><table><tr><th>Class</th><th>Records</th></tr><tr><td>Loaded and verified</td><td>363,422</td></tr><tr><td>Rejected, explained</td><td>68</td></tr></table>"),
            new AuditFragment("Sign-offs", "<p onclick=\"x()\">active</p>"),
        ],
    };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task WriteAsync_Record_HasNothingActiveAndNoRequests()
    {
        var page = await Write();

        Assert.Empty(page.QuerySelectorAll("script, iframe, object, embed, link, form, base, [onclick], [src^=http]"));
        Assert.Equal(
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
            page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content"));
        Assert.DoesNotContain(ExecutedNotebooks.Hostile, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex("url\\((?!#)|@import", RegexOptions.None, TimeSpan.FromSeconds(5)), page.DocumentElement.OuterHtml);
    }

    [Fact]
    public async Task WriteAsync_Anchors_AreUniqueAndResolve()
    {
        var page = await Write();

        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var targets = page.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!).ToList();
        Assert.NotEmpty(targets);
        Assert.All(targets, target => Assert.Contains(target[1..], ids));
    }

    [Fact]
    public async Task WriteAsync_Record_BeginsWithTheVerdict()
    {
        var page = await Write();

        var first = page.Body!.Children[0];
        Assert.Equal("verdict", first.Id);
        Assert.Contains("Passed", first.QuerySelector(".word")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("68 rejects are explained", first.TextContent, StringComparison.Ordinal);
        Assert.Equal("nav", page.Body!.Children[1].LocalName);
        Assert.Contains(ExecutedNotebooks.Hostile, first.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_Notebooks_AreSectionsInOrder()
    {
        var page = await Write();

        Assert.Equal(["Reconciliation", "Cut-over", "Reconciliation"], page.QuerySelectorAll("section.notebook > header h2").Select(title => title.TextContent));
        var states = page.QuerySelectorAll("section.notebook > header .mark").Select(mark => mark.TextContent);
        Assert.Equal(["✓ completed", "✕ failed", "✓ completed"], states);
        Assert.Contains("The sample is not signed off", page.QuerySelector(".cell.failed .error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll("section.summary").Length);
        Assert.Single(page.QuerySelectorAll("h1"));
    }

    [Fact]
    public async Task WriteAsync_SameInput_GivesTheSameBytes()
    {
        await Write();
        var first = await File.ReadAllBytesAsync(folder.File("audit.html"), TestContext.Current.CancellationToken);
        await Write();

        Assert.Equal(first, await File.ReadAllBytesAsync(folder.File("audit.html"), TestContext.Current.CancellationToken));
    }

    private async Task<IHtmlDocument> Write()
    {
        string[] paths =
        [
            Save("07-reconciliation.ipynb", ExecutedNotebooks.Completed),
            Save("08-cutover.ipynb", ExecutedNotebooks.Failed),
            Save("rehearsal/07-reconciliation.ipynb", ExecutedNotebooks.Completed),
        ];
        var output = folder.File("audit.html");
        await new AuditHtml().WriteAsync(Front, paths, output, TestContext.Current.CancellationToken);
        return new HtmlParser().ParseDocument(await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken));
    }

    private string Save(string name, Notebook notebook)
    {
        var path = folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, new NotebookWriter().ToBytes(notebook));
        return path;
    }
}
