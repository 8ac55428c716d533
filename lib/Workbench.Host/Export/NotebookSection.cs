using System.Globalization;
using Workbench.Host.Documents;

namespace Workbench.Host.Export;

/// <summary>One notebook as a section of a page: title, state, times and hash, then its cells.</summary>
/// <param name="outputs">Renders the outputs.</param>
/// <param name="heading">The element of the title: <c>h1</c> for a page of its own, <c>h2</c> inside the audit record.</param>
internal sealed class NotebookSection(TextWriter page, OutputHtml outputs, string id, string heading)
{
    public async Task WriteAsync(NotebookSummary summary, Notebook notebook, CancellationToken cancellation)
    {
        await page.WriteAsync(
            $"""
            <section class="notebook" id="{id}" aria-labelledby="{id}-title">
            <header>
            <{heading} id="{id}-title">{PageText.Encode(summary.Title)}</{heading}>
            <p class="facts">{Facts(summary)}</p>
            <p class="hash">SHA-256 <code>{summary.Sha256}</code></p>{SealNote.Html(notebook)}
            </header>

            """).ConfigureAwait(false);
        await new CellHtml(page, outputs, id, heading == "h1" ? 0 : 1).WriteAsync(notebook, cancellation).ConfigureAwait(false);
        await page.WriteAsync("</section>\n").ConfigureAwait(false);
    }

    private static string Facts(NotebookSummary summary)
    {
        var facts = new List<string>
        {
            StateMark.Html(summary.State),
            $"<code>{PageText.Encode(summary.Name)}.ipynb</code>",
            string.Create(CultureInfo.InvariantCulture, $"{summary.CodeCells} code cells"),
        };
        if (summary is { Duration: { } duration, StartedAt: { } startedAt })
        {
            facts.Add(PageText.Duration(duration));
            facts.Add("started " + PageText.Time(startedAt));
        }

        return string.Join(" · ", facts);
    }
}
