using Workbench.Host.Documents;

namespace Workbench.Host.Export;

/// <summary>Exports one executed notebook as a page that needs nothing else: no scripts, no requests.</summary>
public sealed class NotebookHtml
{
    private readonly NotebookReader reader = new();

    /// <exception cref="NotebookFormatException">The file is not a notebook.</exception>
    /// <exception cref="IOException">The notebook cannot be read, or the page cannot be written.</exception>
    public async Task WriteAsync(string notebookPath, string outputPath, CancellationToken cancellation)
    {
        var bytes = await reader.ReadBytesAsync(notebookPath, cancellation).ConfigureAwait(false);
        var notebook = reader.Parse(bytes, Path.GetFileName(notebookPath));
        var summary = NotebookSummary.Of(notebookPath, bytes, notebook);
        await PageFrame.WriteAsync(outputPath, summary.Title, async page =>
        {
            await page.WriteAsync("<main class=\"single\">\n").ConfigureAwait(false);
            await new NotebookSection(page, new OutputHtml(new SharedStyles(), new RecordLinks(outputPath)), "notebook", "h1").WriteAsync(summary, notebook, cancellation).ConfigureAwait(false);
            await page.WriteAsync("</main>\n").ConfigureAwait(false);
        }).ConfigureAwait(false);
    }
}
