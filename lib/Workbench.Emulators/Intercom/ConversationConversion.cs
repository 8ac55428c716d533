using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>Turning a conversation into a ticket, or pouring it into another one. Neither can be undone.</summary>
internal sealed class ConversationConversion(IntercomWorkspace workspace, ConversationBook book, TicketBook tickets, Threads threads)
{
    public void Map(IntercomRoutes routes)
    {
        var rule = new RouteRule(IntercomScopes.WriteConversations, NeedsPlan: true);
        routes.Post("/conversations/{id}/convert", rule, Convert);
        routes.Post("/conversations/{id}/merge", rule with { Since = 16 }, Merge);
    }

    private IntercomAnswer Convert(IntercomCall call)
    {
        var conversation = book.Require(call.Route("id"));
        var form = TicketForm.Read(
            new JsonObject
            {
                ["ticket_type_id"] = call.Required("ticket_type_id"),
                ["contacts"] = new JsonArray(new JsonObject { ["id"] = conversation.Texts("contact_ids")[0] }),
                ["ticket_attributes"] = call.Body.Object("attributes").DeepClone(),
            },
            workspace);
        if (form.Type.Text("category") != "Customer")
        {
            throw IntercomProblem.Invalid("Ticket type is not a customer ticket type");
        }
        var ticket = tickets.Create(form with { At = conversation.Number("created_at") }, conversation.Texts("contact_ids")[0]);
        Move(Threads.OfConversation(conversation.Text("id")!), Threads.OfTicket(ticket.Text("id")!));
        workspace.Store.Delete(Collections.Conversations, conversation.Text("id")!);
        return tickets.View(ticket, call);
    }

    private IntercomAnswer Merge(IntercomCall call)
    {
        var from = book.Require(call.Route("id"));
        var into = book.Find(call.Required("merge_into_conversation_id"))
            ?? throw new IntercomProblem(422, "merge_failed", "Primary conversation not found");
        if (from.Text("id") == into.Text("id"))
        {
            throw new IntercomProblem(422, "merge_failed", "Cannot merge a conversation into itself");
        }
        Move(Threads.OfConversation(from.Text("id")!), Threads.OfConversation(into.Text("id")!));
        workspace.Store.Delete(Collections.Conversations, from.Text("id")!);
        book.Touch(into);
        return book.View(into, call);
    }

    private void Move(string from, string to)
    {
        foreach (var part in workspace.Store.FindBy(Collections.Parts, "thread", from))
        {
            part.Body["thread"] = to;
            threads.Save(part.Body);
        }
    }
}
