using System.Text.Json.Nodes;
using Workbench.Host.Documents;

namespace Workbench.Host.Masking;

/// <summary>Masks the outputs of an executed notebook. Its cells stay: they hold calls and parameters, no data.</summary>
internal sealed class NotebookMask(RecordMask mask)
{
    private const string Html = "text/html";
    private const string PlainText = "text/plain";

    /// <summary>Replaces the file where something was to hide.</summary>
    public async Task ApplyAsync(string path, CancellationToken cancellation)
    {
        var notebook = await new NotebookReader().ReadAsync(path, cancellation).ConfigureAwait(false);
        await WriteAsync(notebook, path, cancellation).ConfigureAwait(false);
    }

    /// <summary>The same, but a notebook without outputs stays byte for byte as it is.</summary>
    public async Task ApplyWhereExecutedAsync(string path, CancellationToken cancellation)
    {
        var notebook = await new NotebookReader().ReadAsync(path, cancellation).ConfigureAwait(false);
        if (notebook.Cells.Any(cell => cell.Outputs.Count > 0))
        {
            await WriteAsync(notebook, path, cancellation).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(Notebook notebook, string path, CancellationToken cancellation)
    {
        var masked = notebook with { Cells = [.. notebook.Cells.Select(cell => cell with { Outputs = [.. cell.Outputs.Select(Of)] })] };
        await new NotebookWriter().WriteAsync(masked, path, cancellation).ConfigureAwait(false);
    }

    private CellOutput Of(CellOutput output) => output switch
    {
        StreamOutput stream => stream with { Text = mask.Text(stream.Text) },
        DisplayOutput display => display with { Data = Of(display.Data) },
        ResultOutput result => result with { Data = Of(result.Data) },
        ErrorOutput error => error with { Value = mask.Text(error.Value), Traceback = [.. error.Traceback.Select(mask.Text)] },
        _ => output,
    };

    private MimeBundle Of(MimeBundle bundle)
    {
        var showsRecords = mask.HidesTexts && bundle.Text(Html) is { } html && HtmlMask.ShowsRecords(html);
        return new MimeBundle(bundle.Contents.Select(pair => KeyValuePair.Create(pair.Key, pair.Key switch
        {
            Html => JsonValue.Create(HtmlMask.Apply(mask, bundle.Text(Html)!)),
            PlainText when showsRecords => JsonValue.Create($"{RecordMask.Hidden} The rendering in HTML shows what is left."),
            _ => mask.Json(pair.Value)!,
        })));
    }
}
