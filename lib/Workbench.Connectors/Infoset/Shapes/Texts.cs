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
        ObjectNames.ChatMessages => Member(body, ChatShapes.Message, "html"),
        ObjectNames.Articles => body.Text("html"),
        _ => "",
    };

    private static string Member(JsonElement body, string root, string name) => body.Member(root)?.Text(name) ?? "";
}
