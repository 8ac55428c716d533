namespace Workbench.Browser.Tests;

/// <summary>Asks an open page whether there is anything in it that could act, and whether anything did.</summary>
internal static class InertPage
{
    public static async Task AssertAsync(WatchedPage page)
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
