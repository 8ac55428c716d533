using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Workbench.Host.Documents;

/// <summary>Reads one cell; <paramref name="position"/> counts from 1 and names the cell in errors.</summary>
internal sealed partial class CellReader(string file, int position)
{
    public NotebookCell Read(JsonNode? node)
    {
        var cell = node as JsonObject ?? throw Error("is not an object.");
        var kind = NodeReader.Text(cell, "cell_type", file, position) switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            var other => throw Error($"has the unknown type \"{other}\"; nbformat 4 knows code, markdown and raw."),
        };
        return new NotebookCell(ReadId(cell), kind, NodeReader.Text(cell, "source", file, position))
        {
            Metadata = NodeReader.Object(cell["metadata"], "metadata", file, position),
            Attachments = cell["attachments"] is JsonObject attachments ? (JsonObject)attachments.DeepClone() : null,
            ExecutionCount = NodeReader.Number(cell, "execution_count"),
            Outputs = cell["outputs"] is JsonArray outputs ? [.. outputs.Select(ReadOutput)] : [],
        };
    }

    private string ReadId(JsonObject cell)
    {
        if (cell["id"] is null)
        {
            return $"cell-{position}";
        }

        var id = NodeReader.Text(cell, "id", file, position);
        return IdPattern().IsMatch(id) ? id : throw Error($"has the id \"{id}\"; an id has 1 to 64 letters, digits, - or _.");
    }

    private CellOutput ReadOutput(JsonNode? node)
    {
        var output = node as JsonObject ?? throw Error("has an output that is not an object.");
        return NodeReader.Text(output, "output_type", file, position) switch
        {
            "stream" => new StreamOutput(NodeReader.Text(output, "name", file, position), NodeReader.Text(output, "text", file, position)),
            "display_data" => new DisplayOutput(ReadBundle(output)) { Metadata = ReadMetadata(output) },
            "execute_result" => new ResultOutput(NodeReader.Number(output, "execution_count"), ReadBundle(output))
            {
                Metadata = ReadMetadata(output),
            },
            "error" => new ErrorOutput(
                NodeReader.Text(output, "ename", file, position),
                NodeReader.Text(output, "evalue", file, position),
                [.. (output["traceback"] as JsonArray ?? []).Select(line => MultilineText.Read(line) ?? throw Error("has a traceback that is not text."))]),
            var other => throw Error($"has an output of the unknown type \"{other}\"."),
        };
    }

    private JsonObject ReadMetadata(JsonObject output) => NodeReader.Object(output["metadata"], "metadata", file, position);

    private MimeBundle ReadBundle(JsonObject output) => new(NodeReader.Object(output["data"], "data", file, position)
        .Select(pair => KeyValuePair.Create(pair.Key, pair.Value ?? throw Error($"has an empty output of type {pair.Key}."))));

    private NotebookFormatException Error(string problem) => new(file, position, problem);

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z")]
    private static partial Regex IdPattern();
}
