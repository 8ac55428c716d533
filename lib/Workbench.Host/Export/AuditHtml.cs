using System.Globalization;
using Workbench.Host.Documents;

namespace Workbench.Host.Export;

/// <summary>
/// Writes the audit record: one page over all executed notebooks that opens offline in ten years. Verdict first, then contents,
/// summaries, and every notebook as a section.
/// </summary>
public sealed class AuditHtml
{
    private readonly NotebookReader reader = new();

    /// <summary>Holds one notebook in memory at a time; replaces the file in one step.</summary>
    /// <param name="notebookPaths">Executed notebooks in the order of the record.</param>
    /// <exception cref="NotebookFormatException">A file is not a notebook.</exception>
    /// <exception cref="IOException">A notebook cannot be read, or the page cannot be written.</exception>
    public async Task WriteAsync(AuditFront front, IReadOnlyList<string> notebookPaths, string outputPath, CancellationToken cancellation)
    {
        var summaries = new List<NotebookSummary>(notebookPaths.Count);
        foreach (var path in notebookPaths)
        {
            summaries.Add((await ReadAsync(path, cancellation).ConfigureAwait(false)).Summary);
        }

        await PageFrame.WriteAsync(outputPath, $"{front.Title}: audit record", async page =>
        {
            var outputs = new OutputHtml(new SharedStyles(), new RecordLinks(outputPath));
            await new AuditFrontPage(page, outputs).WriteAsync(front, summaries).ConfigureAwait(false);
            for (var index = 0; index < notebookPaths.Count; index++)
            {
                var (notebook, summary) = await ReadAsync(notebookPaths[index], cancellation).ConfigureAwait(false);
                await new NotebookSection(page, outputs, Id(index, summary), "h2").WriteAsync(summary, notebook, cancellation).ConfigureAwait(false);
            }

            await page.WriteAsync("</main>\n").ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    /// <summary>The position makes the id unique, the name makes it readable.</summary>
    internal static string Id(int index, NotebookSummary summary) =>
        string.Create(CultureInfo.InvariantCulture, $"notebook-{index + 1}-{PageText.Slug(summary.Name)}");

    private async Task<(Notebook Notebook, NotebookSummary Summary)> ReadAsync(string path, CancellationToken cancellation)
    {
        var bytes = await reader.ReadBytesAsync(path, cancellation).ConfigureAwait(false);
        var notebook = reader.Parse(bytes, Path.GetFileName(path));
        return (notebook, NotebookSummary.Of(path, bytes, notebook));
    }
}
