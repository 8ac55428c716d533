using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Intercom.Read;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;

namespace Workbench.Connectors.Intercom.Find;

/// <summary>
/// Recognises a part by author, normalised text and time. The part type says nothing: a contact's reply to a closed conversation reads as
/// <c>open</c>, with its body.
/// </summary>
internal static class PartMatch
{
    /// <summary>The newest part that the reply would have made; null where there is none.</summary>
    public static JsonElement? Find(JsonElement parts, WriteBody body)
    {
        var json = body.Json ?? [];
        var found = parts.Rows().LastOrDefault(part => Fits(part, json));
        return found.ValueKind == JsonValueKind.Object ? found : null;
    }

    private static bool Fits(JsonElement part, JsonObject json)
    {
        var isAdmin = json["type"]?.GetValue<string>() == "admin";
        var author = json[isAdmin ? "admin_id" : "intercom_user_id"]?.ToString();
        var isSameTime = json["created_at"] is not { } time || part.Text("created_at") == time.ToString();
        return isSameTime
            && part.Text("author", "type") == "admin" == isAdmin
            && (author is null || part.Text("author", "id") == author)
            && HtmlText.Same(part.Text("body"), json["body"]?.GetValue<string>());
    }
}
