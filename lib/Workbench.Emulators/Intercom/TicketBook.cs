using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Intercom;

/// <summary>Tickets as they are stored, found, shown and removed.</summary>
internal sealed class TicketBook(IntercomWorkspace workspace, Threads threads)
{
    public JsonObject? Find(string? id) => id is null ? null : workspace.Store.Find(Collections.Tickets, id)?.Body;

    /// <exception cref="IntercomProblem">404 ticket_not_found.</exception>
    public JsonObject Require(string id) => Find(id) ?? throw new IntercomProblem(404, "ticket_not_found", "Ticket not found");

    public JsonObject TypeOf(JsonObject ticket) => workspace.Store.Find(Collections.TicketTypes, ticket.Text("ticket_type_id")!)!.Body;

    public JsonObject StateOf(JsonObject ticket) => workspace.Store.Find(Collections.TicketStates, ticket.Text("ticket_state_id")!)!.Body;

    /// <summary>Creates a checked ticket.</summary>
    public JsonObject Create(TicketForm form, string contactId)
    {
        var state = workspace.Store.Scan(Collections.TicketStates)
            .First(found => found.Body.Text("category") == "submitted" && TicketTypeView.Belongs(found.Body, form.Type)).Body;
        var ticket = new JsonObject
        {
            ["id"] = workspace.Ids.Number(ConversationBook.IdCounter, ConversationBook.IdStart),
            ["ticket_id"] = workspace.Ids.Number("ticket_numbers"),
            ["ticket_type_id"] = form.Type.Text("id"),
            ["ticket_state_id"] = state.Text("id"),
            ["previous_ticket_state_id"] = null,
            ["attributes"] = form.Attributes,
            ["contact_ids"] = new JsonArray(contactId),
            ["admin_assignee_id"] = form.Teammate,
            ["team_assignee_id"] = form.Team,
            ["company_id"] = form.Company,
            ["created_at"] = form.At ?? workspace.Now,
            ["updated_at"] = form.At ?? workspace.Now,
            ["open"] = true,
            ["snoozed_until"] = null,
            ["is_shared"] = false,
            ["tags"] = new JsonArray(),
            ["linked"] = new JsonArray(),
            [Searching.VisibleFrom] = workspace.SearchableAt,
        };
        Save(ticket);
        var part = threads.Add(Threads.OfTicket(ticket.Text("id")!), "ticket_state_updated_by_admin", workspace.Operator(), at: form.At);
        part["ticket_state"] = "submitted";
        part["previous_ticket_state"] = "submitted";
        threads.Save(part);
        return ticket;
    }

    public void Save(JsonObject ticket)
    {
        var lookups = new List<Lookup> { new("type", ticket.Text("ticket_type_id")!) };
        lookups.AddRange(ticket.Texts("contact_ids").Select(id => new Lookup("contact", id)));
        lookups.AddRange(ticket.Array("tags").Select(tag => new Lookup("tag", tag.Text("id")!)));
        var attributes = ticket.Object("attributes");
        foreach (var attribute in TypeOf(ticket).Array("attributes"))
        {
            if (attribute.Text("data_type") != "files" && attributes.Text(attribute.Text("name")!) is { } value)
            {
                lookups.Add(new Lookup("ticket_attribute." + attribute.Text("id"), value));
            }
        }
        workspace.Store.Put(Collections.Tickets, new Document(ticket.Text("id")!, ticket) { Lookups = lookups });
    }

    public void Touch(JsonObject ticket)
    {
        ticket["updated_at"] = workspace.Now;
        Save(ticket);
    }

    public void Delete(JsonObject ticket)
    {
        threads.Delete(Threads.OfTicket(ticket.Text("id")!));
        workspace.Store.Delete(Collections.Tickets, ticket.Text("id")!);
    }

    public JsonObject View(JsonObject ticket, IntercomCall call)
    {
        var type = TypeOf(ticket);
        var view = new JsonObject { ["type"] = "ticket" };
        foreach (var name in (string[])["id", "ticket_id", "created_at", "updated_at", "open", "is_shared", "previous_ticket_state_id"])
        {
            view[name] = ticket[name]?.DeepClone();
        }
        if (ticket.Number("snoozed_until") is { } until)
        {
            view["snoozed_until"] = until;
        }
        view["category"] = type.Text("category");
        view["ticket_attributes"] = ticket["attributes"]!.DeepClone();
        view["ticket_state"] = TicketTypeView.State(StateOf(ticket));
        view["ticket_type"] = TicketTypeView.Of(workspace, type);
        view["contacts"] = JsonFields.List(
            ticket.Texts("contact_ids").Select(id => ContactView.Reference(workspace.Store.Find(Collections.Contacts, id)?.Body, id)),
            "contact.list", "contacts");
        // Unassigned is 0 here, and null on a conversation.
        view["admin_assignee_id"] = JsonFields.AsInteger(ticket.Text("admin_assignee_id") ?? "0");
        view["team_assignee_id"] = JsonFields.AsInteger(ticket.Text("team_assignee_id") ?? "0");
        view["linked_objects"] = LinkedObjects.View(ticket.Array("linked"));
        var parts = JsonFields.List(
            threads.Read(Threads.OfTicket(ticket.Text("id")!)).Select(part => threads.TicketPart(part, call.Address)),
            "ticket_part.list", "ticket_parts");
        parts["total_count"] = parts.Array("ticket_parts").Count;
        view["ticket_parts"] = parts;
        return view;
    }
}
