using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Remove;

/// <summary>An earlier state of a collection or article, in the form in which it is written back.</summary>
internal static class HelpCenterImage
{
    private static readonly string[] CollectionMembers = ["name", "description", "parent_id"];
    private static readonly string[] InternalMembers = ["title", "body", "author_id", "owner_id", "locale"];

    private static readonly string[] ArticleMembers =
    [
        "title", "description", "body", "author_id", "state", "ai_chatbot_availability", "ai_copilot_availability", "ai_sales_agent_availability",
    ];

    /// <param name="now">The state that is left; a member that held nothing before and does now is emptied.</param>
    public static JsonObject Of(TwinRef twin, JsonElement image, JsonElement now)
    {
        var names = twin.Type switch
        {
            IntercomNames.Collection => CollectionMembers,
            IntercomNames.InternalArticle => InternalMembers,
            _ => ArticleMembers,
        };
        var json = new JsonObject(names
            .Where(name => name == "parent_id" || image.At(name).ValueKind != JsonValueKind.Null)
            .Select(name => KeyValuePair.Create(name, Copy(image.At(name)))));
        if (twin.Type == IntercomNames.Article)
        {
            var parent = image.Id("parent_id") ?? image.At("parent_ids").Rows().Select(found => found.ToString()).FirstOrDefault();
            json["parent_id"] = long.TryParse(parent, out var number) ? number : null;
            if (ArticleContents.Of(image).Any() || ArticleContents.Of(now).Any())
            {
                json["translated_content"] = ArticleContents.Translations(image);
            }
        }

        return json;
    }

    private static JsonNode? Copy(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : JsonSerializer.SerializeToNode(value);
}
