using System.Text.Json.Nodes;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Merges tickets into one, deletes spam for good, and keeps followers. A migration calls none of them.</summary>
internal sealed class TicketMerge(DeskAccount desk, TicketBook tickets, HistoryBook history, Children children)
{
    private static readonly ZohoModule Module = ZohoModules.Tickets;

    public void Map(ZohoRoutes routes)
    {
        routes.Post("/tickets/{id}/merge", Module.Rule("UPDATE"), Merge);
        routes.Post("/tickets/{id}/addFollowers", Module.Rule("UPDATE"), AddFollowers);
        routes.Post("/tickets/deleteSpam", Module.Rule("DELETE").PerId("ticketIds"), call =>
            ZohoAnswer.Results(MassAction.Run(call.Body, "ticketIds", Remove)));
    }

    private ZohoAnswer Merge(ZohoCall call)
    {
        var into = tickets.Require(call.Route("id"));
        foreach (var id in call.Body.Texts("ids").Where(id => id != into.Text("id")))
        {
            children.Adopt(tickets.Require(id).Text("id")!, into.Text("id")!);
            Remove(id);
        }
        history.Add(into, "TicketMerged", []);
        tickets.Touch(into);
        return tickets.View(into, call);
    }

    private ZohoAnswer AddFollowers(ZohoCall call)
    {
        var ticket = tickets.Require(call.Route("id"));
        ticket["followers"] = ZohoJson.ToArray(ticket.Texts("followers")
            .Union(call.Body.Texts("agentIds").Select(id => desk.Require(ZohoDeskCollections.Agents, id).Text("id")!)));
        tickets.Save(ticket);
        return ZohoAnswer.NoContent;
    }

    private void Remove(string id)
    {
        tickets.Require(id);
        children.Delete(Module, id);
        desk.Store.Delete(Module.Name, id);
    }
}
