using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Connectors.Gorgias.Send;

/// <summary>Ids are numbers in Gorgias; twins resolve to texts.</summary>
internal static class JsonIds
{
    /// <summary>A copy in which every reference <c>{"id":"501"}</c> holds a number.</summary>
    public static JsonObject WithNumbers(JsonObject json)
    {
        var copy = (JsonObject)json.DeepClone();
        Convert(copy);
        return copy;
    }

    private static void Convert(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject { Count: 1 } reference when reference["id"] is JsonValue id && id.GetValueKind() == JsonValueKind.String
                && long.TryParse(id.GetValue<string>(), NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                reference["id"] = number;
                break;
            case JsonObject holder:
                foreach (var (_, member) in holder)
                {
                    Convert(member);
                }

                break;
            case JsonArray list:
                foreach (var member in list)
                {
                    Convert(member);
                }

                break;
        }
    }
}
