using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Gorgias;

/// <summary>/api/tickets: created whole with up to 500 messages, then changed in place.</summary>
internal sealed class Tickets(
    GorgiasState state, Listing listing, TicketBook book, TicketForm form, MessageBook messages, Automation automation, ViewFilters filters)
{
    public void Map(GorgiasRoutes routes)
    {
        routes.Get(
            "/api/tickets", Scopes.Tickets,
            [.. Listing.Names, "external_id", "customer_id", "view_id", "rule_id", "ticket_ids", "trashed"], List);
        routes.Get("/api/tickets/{id}", Scopes.Tickets, ["relationships"], call =>
            Whole(Require(call), call.QueryList("relationships").Contains("custom_fields")));
        routes.Post("/api/tickets", Scopes.Tickets, Create);
        routes.Put("/api/tickets/{id}", Scopes.Tickets, Update);
        routes.Delete("/api/tickets/{id}", Scopes.Tickets, call =>
        {
            book.Delete(call.CallerId, Require(call));
            return GorgiasAnswer.Gone;
        });
        book.Values.Map(routes, "/api/tickets/{id}/custom-fields", Scopes.Tickets, Require, (call, ticket) =>
        {
            book.Touch(ticket);
            state.Record(call.CallerId, "ticket-custom-fields-changed", "Ticket", ticket.Whole("id")!.Value);
        });
    }

    private JsonObject Require(GorgiasCall call) => book.Require(call.Route("id"));

    private JsonObject Whole(JsonObject ticket, bool withFields)
    {
        var view = book.View(ticket, withFields);
        view["messages"] = messages.Of(ticket.Text("id")!).Select(message => (JsonNode?)messages.View(message.Body)).ToJsonArray();
        return view;
    }

    private GorgiasAnswer Create(GorgiasCall call)
    {
        var given = call.Form(TicketShapes.Create, "create ticket");
        var ticket = form.Draft(given);
        form.Apply(ticket, given, call.Verb);
        foreach (var message in given.Array("messages").Select(message => message!.AsObject()))
        {
            var stored = messages.Create(call.Origin, ticket, message);
            if (message.Flag("from_agent") == false)
            {
                ticket["customer_id"] ??= stored.Copy("sender_id");
            }
            MessageTimes.Follow(ticket, stored, given);
        }
        ticket["updated_datetime"] ??= state.Now;
        automation.OnTicketCreated(ticket, given);
        book.Save(ticket);
        state.Record(call.CallerId, "ticket-created", "Ticket", ticket.Whole("id")!.Value);
        return GorgiasAnswer.Created(Whole(ticket, withFields: true));
    }

    private GorgiasAnswer Update(GorgiasCall call)
    {
        var ticket = Require(call);
        var shape = state.Settings.RefuseCreatedOnUpdate
            ? TicketShapes.Update
            : TicketShapes.Update.With(new BodyShape { ["created_datetime"] = FieldRules.Instant });
        var given = call.Form(shape, "update ticket");
        var wasOpen = ticket.Text("status") == "open";
        form.Apply(ticket, given, call.Verb);
        if (given.Text("updated_datetime") is null)
        {
            book.Touch(ticket);
        }
        else
        {
            book.Save(ticket);
        }
        var type = wasOpen && ticket.Text("status") == "closed" ? "ticket-closed" : "ticket-updated";
        state.Record(call.CallerId, type, "Ticket", ticket.Whole("id")!.Value);
        return Whole(ticket, withFields: true);
    }

    private GorgiasAnswer List(GorgiasCall call)
    {
        var ids = call.QueryList("ticket_ids");
        if (ids.Count > 100)
        {
            throw GorgiasProblem.Field("ticket_ids", "Length must be between 1 and 100.");
        }
        var inView = call.Query("view_id") is { } view
            ? filters.Compile(state.Require(GorgiasCollections.Views, "View", view).Text("filters"))
            : static _ => true;
        return listing.Page(call, new ListPlan(GorgiasCollections.Tickets, ticket => book.View(ticket))
        {
            Ids = ids.Count == 0 ? null : ids,
            By = call.Query("external_id") is { } external ? new Lookup("external_id", external)
                : call.Query("customer_id") is { } customer ? new Lookup("customer", customer)
                : null,
            Where = ticket =>
                (call.Query("customer_id") is not { } wanted || ticket.Text("customer_id") == wanted)
                && (call.Query("external_id") is not { } key || ticket.Text("external_id") == key)
                && (call.Query("trashed") is not "false" || ticket["trashed_datetime"] is null)
                && inView(ticket),
        });
    }
}
