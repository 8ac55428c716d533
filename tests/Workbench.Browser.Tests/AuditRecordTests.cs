using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Workbench.Browser.Tests;

/// <summary>The audit record as a stakeholder opens it: from disk, offline.</summary>
public sealed partial class AuditRecordTests(DemoRecord record)
{
    [Fact]
    public async Task Open_FromDisk_IsSilentAndAsksForNothing()
    {
        await using var page = await record.OpenAsync(record.AuditPage);

        Assert.Empty(page.Messages);
        Assert.All(page.Requests, address => Assert.StartsWith("file://", address, StringComparison.Ordinal));
        Assert.Single(page.Requests);
    }

    [Fact]
    public async Task Front_AfterDemo_StatesTheVerdictBeforeAnythingElse()
    {
        await using var page = await record.OpenAsync(record.AuditPage);

        Assert.Matches("passed|Passed", await page.Find(".verdict .word").InnerTextAsync());
        var verdict = (await page.Find(".verdict").BoundingBoxAsync())!;
        Assert.InRange(verdict.Y, 0, 400);
    }

    [Fact]
    public async Task VerdictTable_AfterDemo_AddsUpToItsTotals()
    {
        await using var page = await record.OpenAsync(record.AuditPage);
        var table = page.Find("#summary-1 table");

        var heads = await table.Locator("thead th").AllInnerTextsAsync();
        var cells = await table.Locator("tbody tr").EvaluateAllAsync<string[][]>("rows => rows.map(row => [...row.cells].map(cell => cell.innerText))");
        var totals = await table.Locator("tfoot td").AllInnerTextsAsync();

        Assert.Contains("Equal", heads);
        Assert.Contains("Defect", heads);
        Assert.NotEmpty(cells);
        for (var column = 1; column < heads.Count; column++)
        {
            Assert.Equal(cells.Sum(row => Number(row[column])), Number(totals[column]));
        }

        Assert.All(cells, row => Assert.Equal(row[1..^1].Sum(Number), Number(row[^1])));
        Assert.True(Number(totals[^1]) > 0, "No field has a verdict.");
    }

    [Fact]
    public async Task Charts_AfterDemo_HaveMarksThatCanBeSeen()
    {
        await using var page = await record.OpenAsync(record.AuditPage);

        var figures = await page.Find("figure svg").EvaluateAllAsync<int[]>(
            """
            figures => figures.map(figure => [...figure.querySelectorAll('.mark')].filter(mark => {
                const box = mark.getBoundingClientRect();
                return box.width > 0 && box.height > 0 && Number(mark.dataset.value) !== 0;
            }).length)
            """);

        Assert.True(figures.Count(marks => marks > 0) >= 3, $"Marks per chart: {string.Join(", ", figures)}.");
    }

    [Fact]
    public async Task Charts_AfterDemo_LeadEachToAListThatIsThere()
    {
        await using var page = await record.OpenAsync(record.AuditPage);

        var figures = await page.AskAsync<string[][]>(
            "[...document.querySelectorAll('figure')].map(one => [one.querySelector('svg title').textContent, one.querySelector('figcaption a')?.getAttribute('href') ?? ''])");

        Assert.True(figures.Length >= 15, $"{figures.Length} charts.");
        Assert.All(figures, figure => Assert.True(
            File.Exists(Path.Combine(Path.GetDirectoryName(record.AuditPage)!, figure[1])), $"'{figure[0]}' leads to '{figure[1]}', which is no file."));
        Assert.Equal("deliverables/lists/sample-verdicts.csv", figures.Single(figure => figure[0].StartsWith("Sample: ", StringComparison.Ordinal))[1]);
    }

    [Fact]
    public async Task SampledRecords_AfterDemo_ShowThreadsAndTheBytesOfFiles()
    {
        await using var page = await record.OpenAsync(record.AuditPage);

        var messages = await page.AskAsync<string[][]>(
            """
            [...document.querySelectorAll('table')].filter(one => one.caption?.textContent.startsWith('Its thread: '))
                .flatMap(one => [...one.tBodies[0].rows]).map(row => [...row.cells].map(cell => cell.textContent))
            """);
        var files = await page.AskAsync<string[][]>(
            """
            [...document.querySelectorAll('table')].filter(one => [...one.querySelectorAll('thead th')].some(head => head.textContent.startsWith('SHA-256 read back')))
                .flatMap(one => [...one.tBodies].flatMap(body => [...body.rows])).map(row => [...row.cells].map(cell => cell.textContent))
            """);

        Assert.True(messages.Length >= 10, $"{messages.Length} messages.");
        Assert.Contains(messages, row => row[1].Length > 0 && row[2].Length > 0 && row[3].Contains(row[2], StringComparison.Ordinal));
        var carried = files.Where(row => row[5].Length == 64).ToList();
        Assert.NotEmpty(carried);
        Assert.All(carried, row => Assert.Equal((row[2], row[4]), (row[3], row[5])));
    }

    [Fact]
    public async Task Contents_EveryLink_LeadsToItsHeading()
    {
        await using var page = await record.OpenAsync(record.AuditPage);
        var links = page.Find("nav a");
        var count = await links.CountAsync();
        Assert.True(count > 5, $"The table of contents has {count} links.");

        for (var index = 0; index < count; index++)
        {
            await links.Nth(index).ClickAsync();
            var address = new Uri(page.Page.Url);
            Assert.Equal(record.AuditPage, address.LocalPath);
            var top = await page.AskAsync<double>("document.querySelector(':target').getBoundingClientRect().top");
            Assert.InRange(top, -1, 1000);
        }
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(800, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Layout_AnyWidthAndScheme_FitsTheWindow(int width, ColorScheme scheme)
    {
        await using var page = await record.OpenAsync(record.AuditPage, scheme, width);

        Assert.Equal(width, await page.AskAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task Colors_DarkScheme_FollowTheReader()
    {
        await using var light = await record.OpenAsync(record.AuditPage);
        await using var dark = await record.OpenAsync(record.AuditPage, ColorScheme.Dark);

        const string paper = "getComputedStyle(document.body).backgroundColor";
        Assert.Equal("rgb(255, 255, 255)", await light.AskAsync<string>(paper));
        Assert.NotEqual("rgb(255, 255, 255)", await dark.AskAsync<string>(paper));
    }

    [Fact]
    public async Task Tables_AtDesktopWidth_ShowTheirLastColumn()
    {
        await using var page = await record.OpenAsync(record.AuditPage);

        // Tables of nine columns and more may scroll sideways; all others fit.
        Assert.Empty(await page.AskAsync<string[]>(
            """
            [...document.querySelectorAll('.scroll')]
                .filter(one => one.querySelectorAll('thead th').length < 9 && one.scrollWidth > one.clientWidth + 1)
                .map(one => `${one.closest('[id]').id}: ${one.scrollWidth} px in ${one.clientWidth} px`)
            """));
    }

    [Fact]
    public async Task Styles_OfManyDisplays_StandInThePageOnce()
    {
        await using var page = await record.OpenAsync(record.AuditPage);

        var sheets = await page.Find("style").AllInnerTextsAsync();

        Assert.Equal(sheets.Count, sheets.Select(sheet => sheet[sheet.IndexOf('{')..]).Distinct().Count());
    }

    [Fact]
    public async Task Ids_InOnePage_AreUnique()
    {
        await using var page = await record.OpenAsync(record.AuditPage);

        Assert.Empty(await page.AskAsync<string[]>(
            "[...document.querySelectorAll('[id]')].map(one => one.id).filter((id, index, all) => all.indexOf(id) !== index)"));
    }

    private static long Number(string text) => long.Parse(NotDigit().Replace(text, ""), System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("[^0-9-]")]
    private static partial Regex NotDigit();
}
