using System.Globalization;

namespace Workbench.Host.Export;

/// <summary>Writes the title block with the verdict, the table of contents and the summaries; leaves the main part open.</summary>
internal sealed class AuditFrontPage(TextWriter page, OutputHtml outputs)
{
    /// <summary>Longer values, such as hashes, get a line of their own.</summary>
    private const int LongFact = 40;

    public async Task WriteAsync(AuditFront front, IReadOnlyList<NotebookSummary> notebooks)
    {
        await WriteTitleAsync(front).ConfigureAwait(false);
        await WriteNavigationAsync(front, notebooks).ConfigureAwait(false);
        await page.WriteAsync("<main>\n").ConfigureAwait(false);
        for (var index = 0; index < front.Fragments.Count; index++)
        {
            await WriteFragmentAsync(front.Fragments[index], index + 1).ConfigureAwait(false);
        }

        await WriteContentsAsync(notebooks).ConfigureAwait(false);
    }

    private Task WriteTitleAsync(AuditFront front)
    {
        var facts = string.Concat(front.Facts.Select(fact =>
            $"<div{(fact.Value.Length > LongFact ? " class=\"long\"" : "")}><dt>{PageText.Encode(fact.Label)}</dt><dd>{PageText.Encode(fact.Value)}</dd></div>"));
        var (state, symbol, word) = front.IsPassed ? ("good", "✓", "Passed") : ("bad", "✕", "Not passed");
        return page.WriteAsync(
            $"""
            <header class="masthead" id="verdict">
            <p class="eyebrow">Migration audit record</p>
            <h1>{PageText.Encode(front.Title)}</h1>
            <div class="verdict {state}">
            <p class="word"><span aria-hidden="true">{symbol}</span> {word}</p>
            <p>{PageText.Encode(front.Verdict)}</p>
            </div>
            <dl class="facts">{facts}</dl>
            </header>

            """);
    }

    private async Task WriteNavigationAsync(AuditFront front, IReadOnlyList<NotebookSummary> notebooks)
    {
        await page.WriteAsync("<nav aria-label=\"Contents\">\n<p class=\"eyebrow\">Contents</p>\n<ol>\n<li><a href=\"#verdict\">Verdict</a></li>\n").ConfigureAwait(false);
        for (var index = 0; index < front.Fragments.Count; index++)
        {
            await page.WriteAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"<li><a href=\"#summary-{index + 1}\">{PageText.Encode(front.Fragments[index].Heading)}</a></li>\n")).ConfigureAwait(false);
        }

        await page.WriteAsync("<li><a href=\"#notebooks\">Executed notebooks</a>\n<ol>\n").ConfigureAwait(false);
        for (var index = 0; index < notebooks.Count; index++)
        {
            var notebook = notebooks[index];
            await page.WriteAsync(
                $"<li><a href=\"#{AuditHtml.Id(index, notebook)}\"><span aria-hidden=\"true\">{StateMark.Symbol(notebook.State)}</span> {PageText.Encode(notebook.Title)}</a></li>\n")
                .ConfigureAwait(false);
        }

        await page.WriteAsync("</ol>\n</li>\n</ol>\n</nav>\n").ConfigureAwait(false);
    }

    private Task WriteFragmentAsync(AuditFragment fragment, int number)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"summary-{number}");
        return page.WriteAsync(
            $"""
            <section class="summary" id="{id}" aria-labelledby="{id}-title">
            <h2 id="{id}-title">{PageText.Encode(fragment.Heading)}</h2>
            <div class="output">{outputs.Markup(fragment.Html, id + "-body")}</div>
            </section>

            """);
    }

    private async Task WriteContentsAsync(IReadOnlyList<NotebookSummary> notebooks)
    {
        await page.WriteAsync(
            """
            <section class="summary" id="notebooks" aria-labelledby="notebooks-title">
            <h2 id="notebooks-title">Executed notebooks</h2>
            <div class="output"><table class="ledger">
            <thead><tr><th scope="col">Notebook</th><th scope="col">State</th><th scope="col" class="number">Code cells</th><th scope="col" class="number">Duration</th><th scope="col">SHA-256 of the executed file</th></tr></thead>
            <tbody>

            """).ConfigureAwait(false);
        for (var index = 0; index < notebooks.Count; index++)
        {
            var notebook = notebooks[index];
            await page.WriteAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"<tr><td><a href=\"#{AuditHtml.Id(index, notebook)}\">{PageText.Encode(notebook.Title)}</a></td><td>{StateMark.Html(notebook.State)}</td><td class=\"number\">{notebook.CodeCells}</td><td class=\"number\">{(notebook.Duration is { } duration ? PageText.Duration(duration) : "–")}</td><td><code title=\"{notebook.Sha256}\">{notebook.Sha256[..16]}…</code></td></tr>\n")).ConfigureAwait(false);
        }

        await page.WriteAsync("</tbody></table></div>\n</section>\n").ConfigureAwait(false);
    }
}
