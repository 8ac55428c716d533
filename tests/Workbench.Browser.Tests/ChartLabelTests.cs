using Microsoft.Playwright;

namespace Workbench.Browser.Tests;

/// <summary>The words in the charts of the audit record can be read, on a screen and on paper.</summary>
public sealed class ChartLabelTests(DemoRecord record)
{
    /// <summary>A4 at 96 pixels to the inch, which is how Chromium prints.</summary>
    private const int PaperWidth = 794;

    [Theory]
    [InlineData(1280, ColorScheme.Light, Media.Screen)]
    [InlineData(1280, ColorScheme.Dark, Media.Screen)]
    [InlineData(800, ColorScheme.Light, Media.Screen)]
    [InlineData(PaperWidth, ColorScheme.Light, Media.Print)]
    public async Task Labels_InEveryChart_NeitherOverlapNorLeaveTheDrawing(int width, ColorScheme scheme, Media media)
    {
        await using var page = await record.OpenAsync(record.AuditPage, scheme, width);
        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = media, ColorScheme = scheme });

        // Slanted names are measured along their own direction: the corners of each label, turned as it is. A line is higher than its letters
        // by about two units above and below, and a pixel is nothing. Two convex shapes are apart where they are along some side of either.
        Assert.Empty(await page.AskAsync<string[]>(
            """
            [...document.querySelectorAll('figure svg')].flatMap(figure => {
                const frame = figure.getBoundingClientRect();
                const title = figure.querySelector('title').textContent;
                const corners = (text, inset) => {
                    const { x, y, width, height } = text.getBBox(), turned = text.getScreenCTM();
                    return [[x, y + inset], [x + width, y + inset], [x + width, y + height - inset], [x, y + height - inset]]
                        .map(([left, top]) => new DOMPoint(left, top).matrixTransform(turned));
                };
                const texts = [...figure.querySelectorAll('text')].filter(text => text.getBBox().width > 0)
                    .map(text => ({ words: text.textContent, whole: corners(text, 0), letters: corners(text, 2) }));
                const isApart = (one, other, from) => [0, 1].some(side => {
                    const axis = { x: from[side + 1].y - from[side].y, y: from[side].x - from[side + 1].x };
                    const size = Math.hypot(axis.x, axis.y);
                    const along = shape => shape.map(point => (point.x * axis.x + point.y * axis.y) / size);
                    return Math.min(Math.max(...along(one)), Math.max(...along(other))) - Math.max(Math.min(...along(one)), Math.min(...along(other))) <= 1;
                });
                const outside = texts.filter(({ whole }) => whole.some(point =>
                        point.x < frame.left - 1 || point.x > frame.right + 1 || point.y < frame.top - 1 || point.y > frame.bottom + 1))
                    .map(({ words }) => `${title}: '${words}' leaves the drawing`);
                const overlapping = texts.flatMap((one, index) => texts.slice(index + 1)
                    .filter(other => !isApart(one.letters, other.letters, one.letters) && !isApart(one.letters, other.letters, other.letters))
                    .map(other => `${title}: '${one.words}' and '${other.words}' overlap`));
                return [...outside, ...overlapping];
            })
            """));
        Assert.True(await page.AskAsync<int>("document.querySelectorAll('figure svg g[transform*=rotate] text').length") > 0, "No name is slanted, so none was measured.");
    }

    [Fact]
    public async Task Print_AuditRecord_IsAPdfWhosePagesHoldEveryChart()
    {
        await using var page = await record.OpenAsync(record.AuditPage, width: PaperWidth);

        var pdf = System.Text.Encoding.Latin1.GetString(await page.Page.PdfAsync(new PagePdfOptions { Format = "A4", PrintBackground = true }));

        Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
        Assert.InRange(System.Text.RegularExpressions.Regex.Count(pdf, @"/Type\s*/Page\b(?!s)"), 1, 1_000);
        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.Empty(await page.AskAsync<string[]>(
            $$"""
            [...document.querySelectorAll('figure svg')].filter(one => { const box = one.getBoundingClientRect(); return box.left < 0 || box.right > {{PaperWidth}} || box.width === 0; })
                .map(one => one.querySelector('title').textContent)
            """));
        Assert.Empty(page.Messages);
    }
}
