namespace Workbench.Browser.Tests;

/// <summary>The demo's account holds scripts, handlers and poisoned links, as real helpdesks do; the pages show them and run nothing.</summary>
public sealed class HostileTextTests(DemoRecord record)
{
    [Fact]
    public async Task AuditRecord_HostileSource_HoldsNothingActive()
    {
        await using var page = await record.OpenAsync(record.AuditPage);

        await InertPage.AssertAsync(page);
    }

    [Fact]
    public async Task NotebookPages_HostileSource_HoldNothingActive()
    {
        var pages = 0;
        await using (var audit = await record.OpenAsync(record.AuditPage))
        {
            pages = await audit.Find("section.notebook").CountAsync();
        }

        Assert.Equal(pages, record.NotebookPages.Count);
        foreach (var path in record.NotebookPages)
        {
            await using var page = await record.OpenAsync(path);
            await InertPage.AssertAsync(page);
            Assert.Equal(1, await page.Find("h1").CountAsync());
            Assert.NotEqual(0, await page.Find(".cell").CountAsync());
        }
    }

    [Fact]
    public async Task AuditRecord_HostileSource_ShowsTheTextAsText()
    {
        await using var page = await record.OpenAsync(record.AuditPage);

        var text = await page.AskAsync<string>("document.body.textContent");

        Assert.Contains("<script>", text, StringComparison.Ordinal);
    }
}
