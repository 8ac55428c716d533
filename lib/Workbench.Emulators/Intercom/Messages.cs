using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>POST /messages: from a teammate it reaches the customer, which is why a migration must never call it.</summary>
internal sealed class Messages(IntercomWorkspace workspace, ContactBook contacts, ConversationBook conversations)
{
    public void Map(IntercomRoutes routes) =>
        routes.Post("/messages", new RouteRule(IntercomScopes.WriteConversations, NeedsPlan: true), Send);

    private IntercomAnswer Send(IntercomCall call)
    {
        var body = call.Text("body") is { Length: > 0 } text ? text : throw IntercomProblem.Invalid("Body is required");
        var type = call.Text("message_type") ?? "inapp";
        if (type == "email" && call.Text("subject") is null)
        {
            throw new IntercomProblem(422, "parameter_not_found", "No subject supplied for email message");
        }
        var from = call.Body.Object("from");
        if (from.Text("type") != "admin")
        {
            var author = contacts.Require(from.Text("id"));
            var own = conversations.Create(author, body, call.Body.Number("created_at"), []);
            return Message("user_message", own, body, "inapp");
        }
        workspace.RequireTeammate(from.Text("id"));
        var to = call.Body.Object("to");
        var contact = contacts.FindBy(to.Text("id"), to.Text("user_id"), to.Text("email")) ?? throw IntercomProblem.UserNotFound();
        workspace.Outbox.Add(type, contact.Text("email") ?? contact.Text("id")!, call.Verb);
        if (call.Body.Flag("create_conversation_without_contact_reply") == true)
        {
            var conversation = conversations.Create(contact, body, call.Body.Number("created_at"), [], call.Text("subject"));
            return Message("admin_message", conversation, body, type);
        }
        return new JsonObject
        {
            ["type"] = "admin_message",
            ["id"] = workspace.Ids.Number("messages", 403_918_329),
            ["created_at"] = workspace.Now,
            ["subject"] = call.Text("subject") ?? "",
            ["body"] = body,
            ["message_type"] = type,
        };
    }

    private static JsonObject Message(string type, JsonObject conversation, string body, string messageType) => new()
    {
        ["type"] = type,
        ["id"] = conversation.Text("message_id"),
        ["created_at"] = conversation.Number("created_at"),
        ["body"] = body,
        ["message_type"] = messageType,
        ["conversation_id"] = conversation.Text("id"),
    };
}
