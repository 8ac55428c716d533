using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>The read-only history of tickets.</summary>
internal sealed class HistoryBook(DeskAccount desk)
{
    public void Add(JsonObject ticket, string name, IEnumerable<string> fields)
    {
        var id = desk.NewId();
        var owner = "tickets/" + ticket.Text("id");
        var body = new JsonObject
        {
            ["id"] = id,
            ["owner"] = owner,
            ["eventName"] = name,
            ["eventTime"] = desk.NowText,
            ["actorId"] = desk.TokenAgent().Text("id"),
            ["fields"] = ZohoJson.ToArray(fields),
        };
        desk.Store.Put(ZohoDeskCollections.History, new Document(id, body) { Lookups = [new Lookup("owner", owner)] });
    }

    public void Map(ZohoRoutes routes) => routes.Get("/tickets/{id}/History", new ZohoRule("tickets.READ").AsList(50), call =>
    {
        desk.Require(ZohoDeskCollections.Tickets, call.Route("id"));
        var owner = new Lookup("owner", "tickets/" + call.Route("id"));
        return ZohoAnswer.List(desk.Page(call, ZohoDeskCollections.History, owner).Select(Without));
    });

    private static JsonObject Without(JsonObject body)
    {
        body.Remove("owner");
        return body;
    }
}
