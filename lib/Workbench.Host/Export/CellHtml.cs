using System.Globalization;
using Workbench.Host.Documents;
using Workbench.Host.Running;

namespace Workbench.Host.Export;

/// <summary>Writes the cells of one notebook, as a part of a page.</summary>
/// <param name="outputs">Renders the outputs.</param>
/// <param name="id">Id of the notebook in the page; the ids of its cells and outputs begin with it.</param>
/// <param name="headingOffset">Added to the level of headings in markdown cells.</param>
internal sealed class CellHtml(TextWriter page, OutputHtml outputs, string id, int headingOffset)
{
    public async Task WriteAsync(Notebook notebook, CancellationToken cancellation)
    {
        var title = notebook.Title();
        for (var index = 0; index < notebook.Cells.Count; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            var cell = notebook.Cells[index];
            var cellId = string.Create(CultureInfo.InvariantCulture, $"{id}-cell-{index + 1}");
            await (cell.Kind switch
            {
                CellKind.Markdown => WriteMarkdownAsync(cell, cellId, title),
                CellKind.Code => WriteCodeAsync(cell, cellId, index + 1),
                _ => page.WriteAsync($"<pre class=\"raw\" id=\"{cellId}\">{PageText.Encode(cell.Source)}</pre>\n"),
            }).ConfigureAwait(false);
        }
    }

    private Task WriteMarkdownAsync(NotebookCell cell, string cellId, string? title) => page.WriteAsync(
        $"<div class=\"prose\">{InertHtml.Check(MarkdownHtml.Render(cell.Source, headingOffset, title), cellId).Html}</div>\n");

    private async Task WriteCodeAsync(NotebookCell cell, string cellId, int position)
    {
        var hasFailed = cell.Outputs.Any(output => output is ErrorOutput);
        await page.WriteAsync($"<div class=\"cell{(hasFailed ? " failed" : "")}{(cell.Outputs.Count == 0 ? " silent" : "")}\" id=\"{cellId}\">\n").ConfigureAwait(false);
        await page.WriteAsync(
            $"<details class=\"code\"{(hasFailed ? " open" : "")}><summary>{Caption(cell, position)}</summary><pre><code>{PageText.Encode(cell.Source)}</code></pre></details>\n")
            .ConfigureAwait(false);
        for (var index = 0; index < cell.Outputs.Count; index++)
        {
            var outputId = string.Create(CultureInfo.InvariantCulture, $"{cellId}-out-{index + 1}");
            await page.WriteAsync(outputs.Of(cell.Outputs[index], outputId) + "\n").ConfigureAwait(false);
        }

        await page.WriteAsync("</div>\n").ConfigureAwait(false);
    }

    private static string Caption(NotebookCell cell, int position)
    {
        var what = cell.HasTag(ParameterInjection.Tag) ? "Parameters of this run" : cell.HasTag(ParameterCell.Tag) ? "Parameters" : "Code";
        var caption = string.Create(CultureInfo.InvariantCulture, $"<span>{what} · cell {position}{SealNote.Mark(cell)}</span>");
        return CellTimes.Of(cell) is { } times
            ? $"{caption}<time datetime=\"{times.StartedAt.UtcDateTime:O}\" title=\"started {PageText.Time(times.StartedAt)}\">{PageText.Duration(times.Duration)}</time>"
            : caption + (cell.ExecutionCount is null ? "<time>not run</time>" : "");
    }
}
