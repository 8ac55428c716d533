using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>PUT /tickets/{id} and the change of its type. Everything here happens now.</summary>
internal sealed class TicketUpdates(IntercomWorkspace workspace, TicketBook book, Threads threads)
{
    public void Map(IntercomRoutes routes)
    {
        var rule = new RouteRule(IntercomScopes.WriteTickets, NeedsPlan: true);
        routes.Put("/tickets/{id}", rule, Update);
        routes.Post("/tickets/{id}/change_type", rule with { Since = 16 }, ChangeType);
    }

    private IntercomAnswer Update(IntercomCall call)
    {
        var ticket = book.Require(call.Route("id"));
        var author = Author(call);
        var type = book.TypeOf(ticket);
        foreach (var (name, value) in call.Body.Object("ticket_attributes"))
        {
            ticket["attributes"] = TicketForm.Checked(new JsonObject { [name] = value?.DeepClone() }, type, ticket.Object("attributes"));
            var part = Part(ticket, "ticket_attribute_updated_by_admin", author);
            part["updated_attribute_data"] = new JsonObject
            {
                ["attribute"] = new JsonObject { ["type"] = "attribute", ["id"] = AttributeId(type, name), ["label"] = name },
                ["value"] = new JsonObject { ["type"] = "value", ["id"] = JsonFields.AsText(value), ["label"] = JsonFields.AsText(value) },
            };
            threads.Save(part);
        }
        if (call.Text("ticket_state_id") is { } state)
        {
            SetState(ticket, type, state, author);
        }
        Assign(ticket, call, author);
        SetSwitches(ticket, call);
        if (call.Body.Flag("skip_notifications") != true)
        {
            workspace.Outbox.Add("email", ticket.Texts("contact_ids")[0], $"{call.Verb} without skip_notifications");
        }
        book.Touch(ticket);
        return book.View(ticket, call);
    }

    private JsonObject Author(IntercomCall call) => call.Text("admin_id") is { } id
        ? IntercomWorkspace.Author(workspace.Teammate(id) ?? throw NoAssignee())
        : IntercomWorkspace.Author(workspace.TokenTeammate());

    private JsonObject Part(JsonObject ticket, string type, JsonObject author) =>
        threads.Add(Threads.OfTicket(ticket.Text("id")!), type, author.DeepClone().AsObject());

    private static string? AttributeId(JsonObject type, string name) =>
        type.Array("attributes").First(attribute => attribute.Text("name") == name).Text("id");

    private void SetState(JsonObject ticket, JsonObject type, string id, JsonObject author)
    {
        var state = workspace.Store.Find(Collections.TicketStates, id)?.Body;
        if (state is null || !TicketTypeView.Belongs(state, type))
        {
            throw new IntercomProblem(
                400, "ticket_state_id_invalid", "Ticket state id is not valid or is not associated with the ticket type");
        }
        var part = Part(ticket, "ticket_state_updated_by_admin", author);
        part["previous_ticket_state"] = book.StateOf(ticket).Text("category");
        part["ticket_state"] = state.Text("category");
        threads.Save(part);
        ticket["previous_ticket_state_id"] = ticket.Text("ticket_state_id");
        ticket["ticket_state_id"] = id;
    }

    private void Assign(JsonObject ticket, IntercomCall call, JsonObject author)
    {
        if (call.Text("assignee_id") is not { } id)
        {
            return;
        }
        JsonObject assignedTo;
        if (id == "0")
        {
            ticket["admin_assignee_id"] = null;
            ticket["team_assignee_id"] = null;
            assignedTo = new JsonObject { ["type"] = "nobody_admin", ["id"] = null };
        }
        else if (workspace.Teammate(id) is not null)
        {
            ticket["admin_assignee_id"] = id;
            assignedTo = new JsonObject { ["type"] = "admin", ["id"] = id };
        }
        else
        {
            _ = workspace.Team(id) ?? throw NoAssignee();
            ticket["team_assignee_id"] = id;
            assignedTo = new JsonObject { ["type"] = "team", ["id"] = id };
        }
        var part = Part(ticket, "assignment", author);
        part["assigned_to"] = assignedTo;
        threads.Save(part);
    }

    private void SetSwitches(JsonObject ticket, IntercomCall call)
    {
        if (call.Body.Flag("open") is { } open)
        {
            ticket["open"] = open;
            ticket["snoozed_until"] = open ? ticket.Number("snoozed_until") : null;
        }
        if (call.Body.Flag("is_shared") is { } shared)
        {
            ticket["is_shared"] = shared;
        }
        if (call.Body.Number("snoozed_until") is { } until)
        {
            ticket["snoozed_until"] = until;
        }
        if (call.Text("company_id") is { } company)
        {
            ticket["company_id"] = workspace.Store.Find(Collections.Companies, company) is { Hidden: false }
                ? company
                : throw IntercomProblem.CompanyNotFound();
        }
    }

    private IntercomAnswer ChangeType(IntercomCall call)
    {
        var ticket = book.Find(call.Route("id")) ?? throw IntercomProblem.NotFound();
        var type = workspace.Store.Find(Collections.TicketTypes, call.Required("ticket_type_id"))?.Body ?? throw IntercomProblem.NotFound();
        var state = workspace.Store.Find(Collections.TicketStates, call.Required("ticket_state_id"))?.Body
            ?? throw IntercomProblem.NotFound();
        if (type.Text("id") == ticket.Text("ticket_type_id"))
        {
            throw IntercomProblem.Invalid("Cannot change to the same ticket type");
        }
        if (!TicketTypeView.Belongs(state, type))
        {
            throw IntercomProblem.Invalid("Ticket custom state doesn't belong to the new ticket type");
        }
        var given = call.Body.Object("ticket_attributes");
        var kept = new JsonObject(ticket.Object("attributes")
            .Where(field => type.Array("attributes").Any(attribute => attribute.Text("name") == field.Key))
            .Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));
        ticket["attributes"] = TicketForm.Checked(given, type, kept);
        ticket["ticket_type_id"] = type.Text("id");
        ticket["ticket_state_id"] = state.Text("id");
        book.Touch(ticket);
        return book.View(ticket, call);
    }

    private static IntercomProblem NoAssignee() => new(404, "assignee_not_found", "Assignee not found");
}
