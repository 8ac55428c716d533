using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Intercom.Compose;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;

namespace Workbench.Connectors.Intercom.Send;

/// <summary>
/// Leaves out of a change what a conversation shows already. Each attribute, assignment and state that is written adds a part to the thread, of
/// which a read returns the newest 500 only (OpenAPI 2.16), so repeating one is not free.
/// </summary>
internal sealed class ConversationChanges(IntercomApi api)
{
    /// <summary>True for the operations that this is about.</summary>
    public static bool Concerns(string operation, JsonObject? json) =>
        operation is "conversation.state" or "conversation.assign" || (operation == "conversation.update" && json?["custom_attributes"] is JsonObject);

    /// <summary>What is left to send; null where nothing is.</summary>
    public async Task<JsonObject?> MissingAsync(string operation, WriteBody body, CancellationToken cancellation)
    {
        var json = (JsonObject)body.Json!.DeepClone();
        if (await api.TryReadAsync(new("conversation") { Path = [body.Owner] }, cancellation).ConfigureAwait(false) is not { } conversation)
        {
            return json;
        }

        return operation switch
        {
            "conversation.state" => conversation.Text("state") == ConversationStates.After(body.Text("message_type") ?? "") ? null : json,
            "conversation.assign" => conversation.Id("admin_assignee_id") == body.Text("assignee_id") ? null : json,
            _ => Details(json, conversation),
        };
    }

    private static JsonObject? Details(JsonObject json, JsonElement conversation)
    {
        var attributes = json["custom_attributes"]!.AsObject();
        foreach (var (name, value) in attributes.ToList())
        {
            if (Same(conversation.At("custom_attributes", name), value))
            {
                attributes.Remove(name);
            }
        }

        return attributes.Count == 0 && conversation.Text("title") == json["title"]?.ToString() ? null : json;
    }

    private static bool Same(JsonElement found, JsonNode? wanted) => wanted is null
        ? found.ValueKind == JsonValueKind.Null
        : found.ValueKind != JsonValueKind.Null && (JsonNode.DeepEquals(JsonSerializer.SerializeToNode(found), wanted) || Text(found) == wanted.ToString());

    private static string Text(JsonElement found) => found.ValueKind == JsonValueKind.String ? found.GetString()! : found.GetRawText();
}
