using System.Net;
using System.Text.Json;
using Workbench.Connectors.Infoset.Wire;

namespace Workbench.Connectors.Infoset.Shapes;

/// <summary>Where the HTML of a record stands in its body.</summary>
internal static class Texts
{
    /// <summary>All of it in one piece; "" where the object has none.</summary>
    public static string Of(string name, JsonElement body) => name switch
    {
        ObjectNames.Tickets => Member(body, TicketShape.Root, "content"),
        ObjectNames.Logs => Member(body, LogShape.Root, "content") + Member(body, LogShape.Email, "htmlBody"),
        ObjectNames.ChatMessages => Member(body, ChatShapes.Message, "html") + Attached(body),
        ObjectNames.Articles => body.Text("html"),
        _ => "",
    };

    // An operator lists files of a chat beside its text, by address or as objects with one (assumed).
    private static string Attached(JsonElement body) => string.Concat(
        (body.Member(ChatShapes.Message) ?? body).Rows("attachments")
            .Select(file => file.ValueKind == JsonValueKind.Object ? file.Text("url") : file.AsText())
            .Select(url => $"<img src=\"{WebUtility.HtmlEncode(url)}\">"));

    private static string Member(JsonElement body, string root, string name) => body.Member(root)?.Text(name) ?? "";
}
