using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Host.Documents;

/// <summary>nbformat stores text as one string or as an array of lines that keep their line ends; both are read, the second is written.</summary>
internal static class MultilineText
{
    /// <summary>The text of a string or of an array of strings, and null for any other node.</summary>
    public static string? Read(JsonNode? node) => node switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        JsonArray { Count: > 0 } lines when lines.All(line => line?.GetValueKind() == JsonValueKind.String) =>
            string.Concat(lines.Select(line => line!.GetValue<string>())),
        JsonArray { Count: 0 } => "",
        _ => null,
    };

    public static IEnumerable<string> Lines(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            yield return text[start..end];
            start = end;
        }
    }
}
