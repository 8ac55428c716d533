using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Host.Documents;

/// <summary>Writes JSON with the keys of every object in ordinal order, so that equal content gives equal bytes.</summary>
internal static class SortedJson
{
    public static void Write(Utf8JsonWriter json, JsonNode? node)
    {
        switch (node)
        {
            case null:
                json.WriteNullValue();
                break;
            case JsonObject value:
                json.WriteStartObject();
                foreach (var (name, child) in value.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    json.WritePropertyName(name);
                    Write(json, child);
                }

                json.WriteEndObject();
                break;
            case JsonArray values:
                json.WriteStartArray();
                foreach (var child in values)
                {
                    Write(json, child);
                }

                json.WriteEndArray();
                break;
            default:
                node.WriteTo(json);
                break;
        }
    }
}
