using System.Text.Json.Nodes;

namespace Workbench.Host.Documents;

/// <summary>Typed access to the parts of a notebook, with errors that name file, cell and property.</summary>
internal static class NodeReader
{
    public static JsonObject Object(JsonNode? node, string name, string file, int? cell) => node switch
    {
        null => [],
        JsonObject value => (JsonObject)value.DeepClone(),
        _ => throw new NotebookFormatException(file, cell, $"\"{name}\" is not an object."),
    };

    public static string Text(JsonObject parent, string name, string file, int cell) =>
        MultilineText.Read(parent[name])
        ?? throw new NotebookFormatException(file, cell, $"\"{name}\" is missing or is not text.");

    public static int? Number(JsonObject parent, string name) =>
        parent[name] is JsonValue value && value.TryGetValue(out int number) ? number : null;
}
