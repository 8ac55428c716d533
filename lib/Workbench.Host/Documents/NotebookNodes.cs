using System.Text.Json.Nodes;

namespace Workbench.Host.Documents;

/// <summary>The JSON of a notebook, in the shape of nbformat 4.5.</summary>
internal static class NotebookNodes
{
    public static JsonObject Of(Notebook notebook) => new()
    {
        ["cells"] = new JsonArray([.. notebook.Cells.Select(Of)]),
        ["metadata"] = notebook.Metadata.DeepClone(),
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    };

    private static JsonObject Of(NotebookCell cell)
    {
        var node = new JsonObject
        {
            ["cell_type"] = cell.Kind switch { CellKind.Code => "code", CellKind.Markdown => "markdown", _ => "raw" },
            ["id"] = cell.Id,
            ["metadata"] = cell.Metadata.DeepClone(),
            ["source"] = Lines(cell.Source),
        };
        if (cell.Attachments is not null)
        {
            node["attachments"] = cell.Attachments.DeepClone();
        }

        if (cell.Kind == CellKind.Code)
        {
            node["execution_count"] = cell.ExecutionCount;
            node["outputs"] = new JsonArray([.. cell.Outputs.Select(Of)]);
        }

        return node;
    }

    private static JsonObject Of(CellOutput output) => output switch
    {
        StreamOutput stream => new() { ["output_type"] = "stream", ["name"] = stream.Name, ["text"] = Lines(stream.Text) },
        DisplayOutput display => new()
        {
            ["output_type"] = "display_data",
            ["data"] = Of(display.Data),
            ["metadata"] = display.Metadata.DeepClone(),
        },
        ResultOutput result => new()
        {
            ["output_type"] = "execute_result",
            ["execution_count"] = result.ExecutionCount,
            ["data"] = Of(result.Data),
            ["metadata"] = result.Metadata.DeepClone(),
        },
        ErrorOutput error => new()
        {
            ["output_type"] = "error",
            ["ename"] = error.Name,
            ["evalue"] = error.Value,
            ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
        },
        _ => throw new InvalidOperationException($"The output {output.GetType().Name} has no form in nbformat."),
    };

    private static JsonObject Of(MimeBundle bundle) => new(bundle.Contents.Select(pair => KeyValuePair.Create<string, JsonNode?>(
        pair.Key,
        !MimeBundle.IsJson(pair.Key) && MultilineText.Read(pair.Value) is { } text ? Lines(text) : pair.Value.DeepClone())));

    private static JsonArray Lines(string text) => new([.. MultilineText.Lines(text).Select(line => JsonValue.Create(line))]);
}
