using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Gorgias;

/// <summary>Messages of a ticket, and the list over all of them.</summary>
internal sealed class Messages(GorgiasState state, Listing listing, TicketBook tickets, MessageBook book)
{
    private const string OfTicket = "/api/tickets/{ticket}/messages";

    public void Map(GorgiasRoutes routes)
    {
        routes.Get("/api/messages", Scopes.Tickets, [.. Listing.Names, "ticket_id"], call => List(call, call.Query("ticket_id")));
        routes.Get(OfTicket, Scopes.Tickets, Listing.Names, call => List(call, tickets.Require(call.Route("ticket")).Text("id")));
        routes.Get(OfTicket + "/{id}", Scopes.Tickets, [], call => book.View(Require(call)));
        routes.Post(OfTicket, Scopes.Tickets, Create, "action");
        routes.Put(OfTicket + "/{id}", Scopes.Tickets, Update, "action");
        routes.Delete(OfTicket + "/{id}", Scopes.Tickets, call => Remove(Require(call)));
    }

    private JsonObject Require(GorgiasCall call)
    {
        var message = state.Require(GorgiasCollections.Messages, "Message", call.Route("id"));
        return message.Text("ticket_id") == call.Route("ticket") ? message : throw GorgiasProblem.NotFound("Message", call.Route("id"));
    }

    private GorgiasAnswer List(GorgiasCall call, string? ticket) => listing.Page(
        call,
        new ListPlan(GorgiasCollections.Messages, book.View)
        {
            By = ticket is null ? null : new Lookup("ticket", ticket),
            Orders = ["created_datetime"],
        });

    private GorgiasAnswer Create(GorgiasCall call)
    {
        var ticket = tickets.Require(call.Route("ticket"));
        var message = book.Create(call.Origin, ticket, call.Form(TicketShapes.Message, "create message"));
        MessageTimes.Follow(ticket, message, []);
        tickets.Touch(ticket);
        return GorgiasAnswer.Created(book.View(message));
    }

    private GorgiasAnswer Update(GorgiasCall call)
    {
        var message = Require(call);
        if (call.Query("action") == "cancel")
        {
            return Remove(message);
        }
        var ticket = tickets.Require(call.Route("ticket"));
        book.Apply(call.Origin, ticket, message, call.Form(TicketShapes.Message, "update message"));
        tickets.Touch(ticket);
        return new GorgiasAnswer(202, book.View(message));
    }

    private GorgiasAnswer Remove(JsonObject message)
    {
        state.Store.Delete(GorgiasCollections.Messages, message.Text("id")!);
        tickets.Touch(tickets.Require(message.Text("ticket_id")!));
        return new GorgiasAnswer(200);
    }
}
