using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Host.Documents;

/// <summary>One cell of a notebook.</summary>
/// <param name="Id">1 to 64 letters, digits, <c>-</c> and <c>_</c>; unique within the notebook.</param>
public sealed record NotebookCell(string Id, CellKind Kind, string Source)
{
    /// <summary>Everything the file says about the cell, known to Workbench or not.</summary>
    public JsonObject Metadata { get; init; } = [];

    public IReadOnlyList<CellOutput> Outputs { get; init; } = [];

    public int? ExecutionCount { get; init; }

    /// <summary>Files embedded in a markdown or raw cell; kept as they are.</summary>
    public JsonObject? Attachments { get; init; }

    public bool HasTag(string tag) =>
        Metadata["tags"] is JsonArray tags
        && tags.Any(node => node?.GetValueKind() == JsonValueKind.String && node.GetValue<string>() == tag);
}
