using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Host.Documents;

namespace Workbench.Host.Export;

/// <summary>Renders one output of a cell. Of several renderings the richest inert one is shown; text is always escaped.</summary>
/// <param name="styles">The style sheets of the page.</param>
/// <param name="links">Links to lists of the record.</param>
internal sealed class OutputHtml(SharedStyles styles, RecordLinks links)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <param name="id">A page-wide unique id for the output.</param>
    public string Of(CellOutput output, string id) => output switch
    {
        StreamOutput { Name: "stderr" } stream => $"<pre class=\"stream warn\">{PageText.Encode(stream.Text.TrimEnd('\n'))}</pre>",
        StreamOutput stream => $"<pre class=\"stream\">{PageText.Encode(stream.Text.TrimEnd('\n'))}</pre>",
        DisplayOutput display => $"<div class=\"output\">{Bundle(display.Data, id)}</div>",
        ResultOutput result => $"<div class=\"output\">{Bundle(result.Data, id)}</div>",
        ErrorOutput error => Error(error),
        _ => "",
    };

    /// <summary>Inert markup as it is; anything else as text, with the reason.</summary>
    public string Markup(string markup, string id)
    {
        var result = InertHtml.Check(markup, id, styles, links);
        return result.IsInert
            ? result.Html
            : $"<p class=\"refusal\">Shown as text, because it is not inert: {PageText.Encode(string.Join(", ", result.Refusals.Take(5)))}.</p>{result.Html}";
    }

    private string Bundle(MimeBundle data, string id)
    {
        var drawing = data.Text("image/svg+xml");
        if (data.Text("text/html") is { } html)
        {
            // A chart of another host may be a script with a drawing beside it: what can be shown goes before what can only be quoted.
            return drawing is null || InertHtml.Check(html, id).IsInert ? Markup(html, id) : Markup(drawing, id);
        }

        if (drawing is not null)
        {
            return Markup(drawing, id);
        }

        if (data.Text("image/png") is { } png)
        {
            var compact = png.ReplaceLineEndings("");
            return Convert.TryFromBase64String(compact, new byte[compact.Length], out _)
                ? $"<img alt=\"Output\" src=\"data:image/png;base64,{compact}\">"
                : $"<pre>{PageText.Encode(png)}</pre>";
        }

        return data.Text("text/markdown") is { } markdown
            ? InertHtml.Check(MarkdownHtml.Render(markdown, 2, null), id).Html
            : $"<pre>{PageText.Encode(data.Text("text/plain") ?? Json(data.Contents.Values.FirstOrDefault()))}</pre>";
    }

    private static string Json(JsonNode? node) => node?.ToJsonString(Indented) ?? "";

    private static string Error(ErrorOutput error)
    {
        var html = new StringBuilder();
        html.Append("<div class=\"error\" role=\"alert\"><p><strong>").Append(PageText.Encode(error.Name)).Append("</strong> ")
            .Append(PageText.Encode(error.Value)).Append("</p>");
        if (error.Traceback.Count > 0)
        {
            html.Append("<pre>").Append(PageText.Encode(string.Join('\n', error.Traceback))).Append("</pre>");
        }

        return html.Append("</div>").ToString();
    }
}
