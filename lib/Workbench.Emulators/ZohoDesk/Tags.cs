using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Tag a ticket, untag it, and list both ways.</summary>
internal sealed class Tags(DeskAccount desk, TagBook book, TicketBook tickets)
{
    public void Map(ZohoRoutes routes)
    {
        routes.Get("/ticketTags", new ZohoRule("tickets.READ").AsList(100, "departmentId"), List);
        routes.Get("/tickets/{id}/tags", new ZohoRule("tickets.READ").AsList(100), call =>
            ZohoAnswer.List(Of(tickets.Require(call.Route("id")))));
        routes.Get("/tags/{tagId}/tickets", new ZohoRule("tickets.READ").AsList(100), TicketsOf);
        routes.Post("/tickets/{id}/associateTag", new ZohoRule("tickets.CREATE"), Associate);
        routes.Post("/tickets/{id}/dissociateTag", new ZohoRule("tickets.CREATE"), Dissociate);
    }

    private ZohoAnswer List(ZohoCall call)
    {
        var used = desk.Store.Scan(ZohoDeskCollections.Tags).Select(found => found.Body)
            .Where(tag => call.Query("departmentId") is not { } department
                || desk.Store.FindBy(ZohoDeskCollections.Tickets, "tag", tag.Text("name")!).Any(ticket => ticket.Body.Text("departmentId") == department));
        return ZohoAnswer.List(used.Skip(call.Skip).Take(call.Limit).Select(View));
    }

    private ZohoAnswer TicketsOf(ZohoCall call)
    {
        var tag = desk.Require(ZohoDeskCollections.Tags, call.Route("tagId"));
        return ZohoAnswer.List(desk.Page(call, ZohoDeskCollections.Tickets, new Lookup("tag", tag.Text("name")!))
            .Select(ticket => tickets.Brief(ticket, call)));
    }

    private ZohoAnswer Associate(ZohoCall call)
    {
        var ticket = tickets.Require(call.Route("id"));
        var names = Names(call);
        if (names.Any(name => name.Length is < 3 or > 100))
        {
            throw ZohoProblem.Invalid("/tags");
        }
        foreach (var name in names.Except(ticket.Texts("_tags")).ToList())
        {
            book.Ensure(name);
            ticket.Array("_tags").Add(name);
        }
        tickets.Save(ticket);
        return Answer(ticket);
    }

    private ZohoAnswer Dissociate(ZohoCall call)
    {
        var ticket = tickets.Require(call.Route("id"));
        var names = Names(call);
        ticket["_tags"] = ZohoJson.ToArray(ticket.Texts("_tags").Except(names));
        tickets.Save(ticket);
        foreach (var name in names)
        {
            book.Drop(name, ticket.Text("id")!);
        }
        return Answer(ticket);
    }

    private static IReadOnlyList<string> Names(ZohoCall call) =>
        call.Body.Texts("tags") is { Count: > 0 } names ? names : throw ZohoProblem.Invalid("/tags", "missing");

    private ZohoAnswer Answer(JsonObject ticket) => new JsonObject { ["tags"] = ZohoJson.ToArray(Of(ticket)) };

    private IEnumerable<JsonObject> Of(JsonObject ticket) => ticket.Texts("_tags").Select(book.Named).OfType<JsonObject>();

    private JsonObject View(JsonObject tag)
    {
        tag["count"] = ZohoJson.Digits(desk.Store.CountBy(ZohoDeskCollections.Tickets, "tag", tag.Text("name")!));
        return tag;
    }
}
