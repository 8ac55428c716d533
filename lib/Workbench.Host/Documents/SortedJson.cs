using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Host.Documents;

/// <summary>
/// JSON as Python's <c>json.dumps(sort_keys=True, indent=1, ensure_ascii=False)</c> prints it, so that a notebook saved by Jupyter and
/// one saved here do not differ. Utf8JsonWriter cannot: it escapes every character beyond the basic plane.
/// </summary>
internal static class SortedJson
{
    public static string Print(JsonNode node)
    {
        var text = new StringBuilder();
        Append(text, node, 0);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonNode? node, int depth)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } members:
                text.Append('{');
                Append(text, members.OrderBy(pair => pair.Key, StringComparer.Ordinal), depth, pair =>
                {
                    AppendString(text, pair.Key);
                    text.Append(": ");
                    Append(text, pair.Value, depth + 1);
                });
                text.Append('}');
                break;
            case JsonArray { Count: > 0 } elements:
                text.Append('[');
                Append(text, elements, depth, element => Append(text, element, depth + 1));
                text.Append(']');
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                AppendString(text, value.GetValue<string>());
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }

    private static void Append<T>(StringBuilder text, IEnumerable<T> parts, int depth, Action<T> append)
    {
        var separator = "\n";
        foreach (var part in parts)
        {
            text.Append(separator).Append(' ', depth + 1);
            append(part);
            separator = ",\n";
        }

        text.Append('\n').Append(' ', depth);
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }
}
