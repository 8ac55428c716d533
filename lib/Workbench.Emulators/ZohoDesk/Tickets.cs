using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Create, list, read and update of tickets.</summary>
internal sealed class Tickets(DeskAccount desk, RecordReader reader, TicketBook tickets, ContactRules contacts, FileBook files)
{
    private static readonly ZohoModule Module = ZohoModules.Tickets;
    private static readonly string[] Filters = ["departmentId", "departmentIds", "status", "channel", "priority", "assignee"];

    public void Map(ZohoRoutes routes)
    {
        routes.Post("/tickets", Module.Rule("CREATE"), Create);
        routes.Get("/tickets", Module.Rule("READ").AsList(100, [.. Filters, "include", "fields", "sortBy"]), List);
        routes.Get("/tickets/{id}", Module.Rule("READ") with { Query = ["include"] }, call =>
            tickets.View(tickets.Require(call.Route("id")), call));
        routes.Patch("/tickets/{id}", Module.Rule("UPDATE") with { Query = ["disableClosureNotification"] }, Update);
        routes.Post("/tickets/{id}/move", Module.Rule("UPDATE"), Move);
        routes.Post("/tickets/{id}/markAsRead", Module.Rule("UPDATE"), call => MarkRead(call, true));
        routes.Post("/tickets/{id}/markAsUnRead", Module.Rule("UPDATE"), call => MarkRead(call, false));
        foreach (var (path, lookup, area) in new[] { ("contacts", "contactId", "contacts.READ"), ("accounts", "accountId", "contacts.READ") })
        {
            routes.Get($"/{path}/{{id}}/tickets", new ZohoRule("tickets.READ", area).AsList(100), call =>
            {
                desk.Require(path, call.Route("id"));
                var found = desk.Page(call, Module.Name, new Lookup(lookup, call.Route("id")));
                return ZohoAnswer.List(found.Select(ticket => tickets.Brief(ticket, call)));
            });
        }
    }

    private ZohoAnswer Create(ZohoCall call)
    {
        var body = call.Body;
        if (body.Text("contactId") is null && body["contact"] is JsonObject inline)
        {
            body["contactId"] = contacts.Resolve(inline);
        }
        body.Remove("contact");
        var ticket = reader.Read(Module, body, null);
        ticket.Remove("uploads");
        tickets.Add(ticket, call.Verb);
        files.Claim(body, "uploads", "tickets/" + ticket.Text("id"), isPublic: false);
        return tickets.View(ticket, call);
    }

    private ZohoAnswer Update(ZohoCall call)
    {
        var ticket = reader.Read(Module, call.Body, tickets.Require(call.Route("id")));
        ticket.Remove("uploads");
        files.Claim(call.Body, "uploads", "tickets/" + ticket.Text("id"), isPublic: false);
        tickets.Change(ticket, call.Body.Select(sent => sent.Key), call.Verb, call.Query("disableClosureNotification") == "true");
        return tickets.View(ticket, call);
    }

    private ZohoAnswer List(ZohoCall call)
    {
        var wanted = Filters.Select(name => (Name: name, Value: call.Query(name))).Where(filter => filter.Value is not null).ToList();
        if (wanted.Count == 0 && call.Query("sortBy") is null)
        {
            return ZohoAnswer.List(desk.Page(call, Module.Name).Select(ticket => tickets.Brief(ticket, call)));
        }
        var found = desk.Store.Scan(Module.Name).Select(document => document.Body)
            .Where(ticket => wanted.All(filter => filter.Value!.Split(',').Contains(ticket.Text(Field(filter.Name)))));
        return ZohoAnswer.List(Sorting.Page(call, found).Select(ticket => tickets.Brief(ticket, call)));
    }

    private ZohoAnswer Move(ZohoCall call)
    {
        var ticket = reader.Read(
            Module, new JsonObject { ["departmentId"] = call.Body.Text("departmentId"), ["layoutId"] = null }, tickets.Require(call.Route("id")));
        tickets.Change(ticket, ["departmentId"], call.Verb, quiet: true);
        return tickets.View(ticket, call);
    }

    private ZohoAnswer MarkRead(ZohoCall call, bool isRead)
    {
        var ticket = tickets.Require(call.Route("id"));
        ticket["isRead"] = isRead;
        tickets.Save(ticket);
        return ZohoAnswer.NoContent;
    }

    private static string Field(string filter) => filter switch
    {
        "departmentIds" => "departmentId",
        "assignee" => "assigneeId",
        _ => filter,
    };
}
