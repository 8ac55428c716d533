using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Connectors.Kit;

/// <summary>
/// The shape of every write's body: <c>path</c> (values of the endpoint's placeholders), <c>json</c> (what is sent), and where needed
/// <c>container</c> (twin type of what a part hangs on) and <c>find</c> (what a later look-up needs).
/// </summary>
internal static class BodyShape
{
    public static JsonElement Of(JsonObject? json, IReadOnlyList<JsonNode>? path = null, string? container = null, JsonObject? find = null)
    {
        var body = new JsonObject { ["path"] = new JsonArray([.. path ?? []]) };
        if (json is not null)
        {
            body["json"] = json;
        }

        if (container is not null)
        {
            body["container"] = container;
        }

        if (find is not null)
        {
            body["find"] = find;
        }

        return JsonSerializer.SerializeToElement(body);
    }
}
