using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>Create, read, delete, search and tag tickets. There is no list.</summary>
internal sealed class Tickets(IntercomWorkspace workspace, TicketBook book, ContactBook contacts)
{
    public void Map(IntercomRoutes routes)
    {
        var rule = new RouteRule(IntercomScopes.WriteTickets, NeedsPlan: true);
        routes.Post("/tickets", rule, Create);
        routes.Post("/tickets/search", rule, Search);
        routes.Get("/tickets/{id}", rule, call => book.View(book.Require(call.Route("id")), call));
        routes.Delete("/tickets/{id}", rule with { Since = 13 }, Delete);
        routes.Post("/tickets/{id}/tags", rule, Tag);
        routes.Delete("/tickets/{id}/tags/{tagId}", rule, Untag);
    }

    /// <summary>The one contact of a new ticket; an unknown e-mail becomes a contact.</summary>
    public static string ContactOf(TicketForm form, ContactBook contacts)
    {
        var email = form.Contact.Text("email");
        var contact = contacts.FindBy(form.Contact.Text("id"), form.Contact.Text("external_id"), email)
            ?? (email is null ? throw IntercomProblem.UserNotFound() : contacts.SaveNew("user", email));
        return contact.Text("id")!;
    }

    private IntercomAnswer Create(IntercomCall call)
    {
        var form = TicketForm.Read(call.Body, workspace);
        var linked = call.Text("conversation_to_link_id") is { } link
            ? workspace.Store.Find(Collections.Conversations, link)?.Body
                ?? throw new IntercomProblem(404, "conversation_not_found", "Conversation not found")
            : null;
        var ticket = book.Create(form, ContactOf(form, contacts));
        if (linked is not null)
        {
            LinkedObjects.Add(ticket, "conversation", linked.Text("id")!, null);
            book.Save(ticket);
        }
        if (call.Body.Flag("skip_notifications") != true)
        {
            workspace.Outbox.Add("email", ticket.Texts("contact_ids")[0], $"{call.Verb} without skip_notifications");
        }
        return book.View(ticket, call);
    }

    private IntercomAnswer Search(IntercomCall call)
    {
        var (page, total, pages) = Searching.Run(workspace, Collections.Tickets, call, new TicketFields(book), standard: 20);
        var list = JsonFields.List(page.Select(ticket => book.View(ticket, call)), "ticket.list", "tickets");
        list["total_count"] = total;
        list["pages"] = pages;
        return list;
    }

    private IntercomAnswer Delete(IntercomCall call)
    {
        var ticket = book.Require(call.Route("id"));
        book.Delete(ticket);
        return new JsonObject { ["id"] = ticket.Text("id"), ["object"] = "ticket", ["deleted"] = true };
    }

    private IntercomAnswer Tag(IntercomCall call)
    {
        var ticket = book.Require(call.Route("id"));
        var teammate = workspace.RequireTeammate(call.Required("admin_id"));
        var tag = Tagging.Add(workspace, ticket, call.Required("id"), teammate.Text("id")!);
        book.Touch(ticket);
        return tag;
    }

    private IntercomAnswer Untag(IntercomCall call)
    {
        var ticket = book.Require(call.Route("id"));
        workspace.RequireTeammate(call.Required("admin_id"));
        var tag = Tagging.Remove(workspace, ticket, call.Route("tagId"));
        book.Touch(ticket);
        return tag;
    }
}
