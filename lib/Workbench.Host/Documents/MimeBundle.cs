using System.Text.Json.Nodes;

namespace Workbench.Host.Documents;

/// <summary>One value in several renderings, by mime type in ordinal order. JSON types hold JSON, all others hold text.</summary>
public sealed class MimeBundle
{
    private readonly SortedDictionary<string, JsonNode> contents = new(StringComparer.Ordinal);

    /// <param name="contents">Renderings by mime type; text is a JSON string or an array of strings (its lines).</param>
    public MimeBundle(IEnumerable<KeyValuePair<string, JsonNode>> contents)
    {
        foreach (var (mimeType, node) in contents)
        {
            this.contents[mimeType] = node;
        }
    }

    public static MimeBundle OfText(string mimeType, string text) => new([new(mimeType, JsonValue.Create(text))]);

    public IReadOnlyDictionary<string, JsonNode> Contents => contents;

    /// <summary>The rendering as text: lines are joined and JSON is printed. Null when the bundle has no such rendering.</summary>
    public string? Text(string mimeType) => contents.TryGetValue(mimeType, out var node) ? Text(mimeType, node) : null;

    internal long Length => contents.Sum(pair => (long)Text(pair.Key, pair.Value).Length);

    internal static bool IsJson(string mimeType) =>
        mimeType.EndsWith("+json", StringComparison.Ordinal) || mimeType == "application/json";

    private static string Text(string mimeType, JsonNode node) =>
        IsJson(mimeType) ? node.ToJsonString() : MultilineText.Read(node) ?? node.ToJsonString();
}
