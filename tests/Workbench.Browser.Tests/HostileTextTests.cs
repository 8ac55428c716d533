namespace Workbench.Browser.Tests;

/// <summary>The demo's account holds scripts, handlers and poisoned links, as real helpdesks do; the pages show them and run nothing.</summary>
public sealed class HostileTextTests(DemoRecord record)
{
    [Fact]
    public async Task AuditRecord_HostileSource_HoldsNothingActive()
    {
        await using var page = await record.OpenAsync(record.AuditPage);

        await AssertInertAsync(page);
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
            await AssertInertAsync(page);
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

    private static async Task AssertInertAsync(WatchedPage page)
    {
        // A policy alone would also stop a script; this asks whether there is one to stop.
        Assert.Equal(0, await page.Find("script, iframe, object, embed, form, link, base, meta[http-equiv=refresh]").CountAsync());
        Assert.Empty(await page.AskAsync<string[]>(
            """
            [...document.querySelectorAll('*')].flatMap(element => [...element.attributes]
                .filter(one => one.name.startsWith('on') || /^\s*(javascript|vbscript):/i.test(one.value))
                .map(one => `${element.tagName} ${one.name}=${one.value}`))
            """));
        Assert.Empty(await page.AskAsync<string[]>(
            "[...document.querySelectorAll('[href]')].map(one => one.getAttribute('href')).filter(address => !/^(#|(\\.\\.\\/)?deliverables\\/[\\w./-]+$)/.test(address))"));
        await page.AskAsync<object?>(
            "document.querySelectorAll('summary').forEach(one => one.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true })))");

        Assert.Empty(page.Dialogs);
        Assert.Empty(page.Messages);
        Assert.Single(page.Requests);
    }
}
