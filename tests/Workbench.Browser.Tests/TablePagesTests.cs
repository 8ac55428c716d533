using Microsoft.Playwright;

namespace Workbench.Browser.Tests;

/// <summary>Long tables in the audit record, which has no script to turn their pages.</summary>
public sealed class TablePagesTests(DemoRecord record)
{
    private const string Shown = "[...document.querySelector('.pages').querySelectorAll('tbody tr')].map((row, index) => row.checkVisibility({ contentVisibilityAuto: true }) ? index : -1).filter(index => index >= 0)";

    [Fact]
    public async Task Open_LongTable_ShowsTheFirstPage()
    {
        await using var page = await record.OpenAsync(record.AuditPage);

        Assert.Equal(Enumerable.Range(0, 25), await page.AskAsync<int[]>(Shown));
    }

    [Fact]
    public async Task Click_SecondPage_ShowsItInPlaceOfTheFirst()
    {
        await using var page = await record.OpenAsync(record.AuditPage);

        await page.Find(".pages").First.Locator("summary").Nth(1).ClickAsync();

        var rows = await page.AskAsync<int[]>(Shown);
        Assert.Equal(25, rows[0]);
        Assert.InRange(rows.Length, 1, 25);
        Assert.Empty(page.Messages);
        Assert.Single(page.Requests);
    }

    [Fact]
    public async Task Click_PageOfOneTable_LeavesTheOthers()
    {
        await using var page = await record.OpenAsync(record.AuditPage);
        var tables = await page.Find(".pages").CountAsync();

        await page.Find(".pages").First.Locator("summary").Nth(1).ClickAsync();

        Assert.True(tables > 1, $"{tables} tables have pages.");
        Assert.Equal(tables, await page.AskAsync<int>("document.querySelectorAll('.pages:has(> details[open])').length"));
        Assert.Equal(tables - 1, await page.AskAsync<int>("document.querySelectorAll('.pages > .first[open]').length"));
    }

    [Fact]
    public async Task Print_LongTable_HasAllItsRows()
    {
        await using var page = await record.OpenAsync(record.AuditPage);
        var rows = await page.Find(".pages").First.Locator("tbody tr").CountAsync();

        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.Equal(Enumerable.Range(0, rows), await page.AskAsync<int[]>(Shown));
    }
}
