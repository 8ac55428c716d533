using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>Conversations and customer tickets linked to a tracker ticket.</summary>
internal sealed class TicketLinks(TicketBook tickets, ConversationBook conversations)
{
    private const int Most = 2500;

    public void Map(IntercomRoutes routes)
    {
        var rule = new RouteRule(IntercomScopes.WriteTickets, Since: 16, NeedsPlan: true);
        routes.Post("/tickets/{id}/linked_conversations", rule, Link);
        routes.Delete("/tickets/{id}/linked_conversations/{linkedId}", rule, Unlink);
    }

    private JsonObject Tracker(IntercomCall call)
    {
        var ticket = tickets.Require(call.Route("id"));
        return tickets.TypeOf(ticket).Text("category") == "Tracker"
            ? ticket
            : throw new IntercomProblem(400, "invalid_ticket_type", "Only tracker tickets support linking conversations");
    }

    private IntercomAnswer Link(IntercomCall call)
    {
        var tracker = Tracker(call);
        var id = call.Text("conversation_id") ?? throw IntercomProblem.Missing("conversation_id not specified");
        var (linked, save, view) = Linkable(id, call);
        if (linked.Array("linked").Any(other => other.Text("category") == "Tracker"))
        {
            throw new IntercomProblem(400, "already_linked_to_tracker", "A conversation can only have one tracker ticket");
        }
        if (tracker.Array("linked").Count >= Most)
        {
            throw new IntercomProblem(
                400, "linked_conversation_limit_exceeded", "Ticket has reached the maximum number of conversations that can be linked");
        }
        var type = tickets.Find(id) is null ? "conversation" : "ticket";
        LinkedObjects.Add(tracker, type, id, type == "ticket" ? tickets.TypeOf(linked).Text("category") : null);
        LinkedObjects.Add(linked, "ticket", tracker.Text("id")!, "Tracker");
        tickets.Touch(tracker);
        save(linked);
        return view(linked);
    }

    private IntercomAnswer Unlink(IntercomCall call)
    {
        var tracker = Tracker(call);
        var id = call.Route("linkedId");
        var (linked, save, view) = Linkable(id, call);
        LinkedObjects.Remove(tracker, id);
        LinkedObjects.Remove(linked, tracker.Text("id")!);
        tickets.Touch(tracker);
        save(linked);
        return view(linked);
    }

    private (JsonObject Linked, Action<JsonObject> Save, Func<JsonObject, JsonObject> View) Linkable(string id, IntercomCall call)
    {
        if (conversations.Find(id) is { } conversation)
        {
            return (conversation, conversations.Touch, linked => conversations.View(linked, call));
        }
        var ticket = tickets.Find(id) ?? throw new IntercomProblem(404, "conversation_not_found", "Conversation not found");
        return (ticket, tickets.Touch, linked => tickets.View(linked, call));
    }
}
