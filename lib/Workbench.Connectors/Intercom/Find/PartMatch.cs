using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Intercom.Read;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;

namespace Workbench.Connectors.Intercom.Find;

/// <summary>
/// Recognises a part by author, normalised text and time; else by the message's own words and time, because an earlier migration may have written
/// it in another name: that of a contact who was merged into another since. The part type says nothing: a contact's reply to a closed
/// conversation reads as <c>open</c>, with its body.
/// </summary>
internal static class PartMatch
{
    private const string OwnCharacters = "own";

    /// <summary>What a write must hold so that its part is found in another name; null for a text without words of the message itself.</summary>
    /// <param name="own">The words with which the part begins.</param>
    public static JsonObject? Sign(string own) => HtmlText.Comparable(own) is { Length: > 0 } words ? new JsonObject { [OwnCharacters] = words.Length } : null;

    /// <summary>The newest part that the reply would have made; null where there is none.</summary>
    public static JsonElement? Find(JsonElement parts, WriteBody body)
    {
        var json = body.Json ?? [];
        var found = parts.Rows().LastOrDefault(part => Fits(part, json));
        if (found.ValueKind != JsonValueKind.Object && Own(body, json) is { } own)
        {
            found = parts.Rows().LastOrDefault(part => IsOfTime(part, json) && HtmlText.Comparable(HtmlText.Of(part.Text("body") ?? "")).StartsWith(own, StringComparison.Ordinal));
        }

        return found.ValueKind == JsonValueKind.Object ? found : null;
    }

    /// <summary>Null where words alone could be those of another part: without a time.</summary>
    private static string? Own(WriteBody body, JsonObject json)
    {
        if (json["created_at"] is null || body.Find?[OwnCharacters]?.GetValue<int>() is not { } length)
        {
            return null;
        }

        var sent = json["body"]?.GetValue<string>() ?? "";
        return HtmlText.Comparable(IsByAdmin(json) ? HtmlText.Of(sent) : sent)[..length];
    }

    private static bool Fits(JsonElement part, JsonObject json)
    {
        var isAdmin = IsByAdmin(json);
        var author = json[isAdmin ? "admin_id" : "intercom_user_id"]?.ToString();
        return IsOfTime(part, json)
            && part.Text("author", "type") == "admin" == isAdmin
            && (author is null || part.Text("author", "id") == author)
            && HtmlText.Same(part.Text("body"), json["body"]?.GetValue<string>());
    }

    private static bool IsOfTime(JsonElement part, JsonObject json) => json["created_at"] is not { } time || part.Text("created_at") == time.ToString();

    private static bool IsByAdmin(JsonObject json) => json["type"]?.GetValue<string>() == "admin";
}
