using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>POST /conversations/{id}/parts: close, snooze, open, assign. All of it happens now, whatever the request says.</summary>
internal sealed class ConversationState(IntercomWorkspace workspace, ConversationBook book, Threads threads)
{
    public void Map(IntercomRoutes routes) =>
        routes.Post("/conversations/{id}/parts", new RouteRule(IntercomScopes.WriteConversations, NeedsPlan: true), Change);

    private IntercomAnswer Change(IntercomCall call)
    {
        var conversation = book.Named(call);
        var author = IntercomWorkspace.Author(workspace.RequireTeammate(call.Required("admin_id")));
        var type = call.Required("message_type");
        JsonObject? assignedTo = null;
        switch (type)
        {
            case "close":
                Set(conversation, "closed", null);
                break;
            case "open":
                Set(conversation, "open", null);
                break;
            case "snoozed":
                Set(conversation, "snoozed", call.Body.Number("snoozed_until") ?? throw IntercomProblem.Missing("snoozed_until is required"));
                break;
            case "assignment":
                assignedTo = Assign(conversation, call);
                if (conversation.Text("state") == "closed")
                {
                    Set(conversation, "open", null);
                    type = "assign_and_reopen";
                }
                break;
            default:
                throw IntercomProblem.Invalid($"message_type '{type}' is not valid", "message_type");
        }
        Record(conversation, call, type, author, assignedTo);
        book.Touch(conversation);
        return book.View(conversation, call);
    }

    private void Record(JsonObject conversation, IntercomCall call, string type, JsonObject author, JsonObject? assignedTo)
    {
        var body = call.Text("body") is { Length: > 0 } text ? IntercomHtml.Sanitise(text) : null;
        var part = threads.Add(Threads.OfConversation(conversation.Text("id")!), type, author, body);
        if (assignedTo is not null)
        {
            part["assigned_to"] = assignedTo;
            threads.Save(part);
        }
        if (type == "close" && body is not null)
        {
            workspace.Outbox.Add("email", string.Join(' ', conversation.Texts("contact_ids")), $"{call.Verb} closes with a body");
        }
    }

    private static void Set(JsonObject conversation, string state, long? snoozedUntil)
    {
        conversation["state"] = state;
        conversation["snoozed_until"] = snoozedUntil;
    }

    private JsonObject Assign(JsonObject conversation, IntercomCall call)
    {
        var id = call.Required("assignee_id");
        if (id == "0")
        {
            conversation["admin_assignee_id"] = null;
            conversation["team_assignee_id"] = null;
            return new JsonObject { ["type"] = "nobody_admin", ["id"] = null };
        }
        if (call.Text("type") == "team" || workspace.Teammate(id) is null)
        {
            _ = workspace.Team(id) ?? throw new IntercomProblem(404, "assignee_not_found", "Assignee not found");
            conversation["team_assignee_id"] = id;
            return new JsonObject { ["type"] = "team", ["id"] = id };
        }
        conversation["admin_assignee_id"] = id;
        return new JsonObject { ["type"] = "admin", ["id"] = id };
    }
}
