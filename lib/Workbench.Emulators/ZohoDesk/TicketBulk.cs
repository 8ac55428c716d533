using System.Text.Json.Nodes;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Mass actions on tickets, and counts.</summary>
internal sealed class TicketBulk(DeskAccount desk, RecordReader reader, TicketBook tickets)
{
    private const int MassUpdateCost = 25;
    private const int TaskCountCost = 50;
    private static readonly string[] Countable = ["status", "statusType", "priority", "channel"];

    public void Map(ZohoRoutes routes)
    {
        routes.Post("/closeTickets", new ZohoRule("tickets.UPDATE"), Close);
        routes.Post("/tickets/updateMany", new ZohoRule("tickets.UPDATE") { Weight = _ => MassUpdateCost }, UpdateMany);
        routes.Get("/ticketsCount", new ZohoRule("tickets.READ") { Query = ["departmentId"] }, call =>
            new JsonObject { ["count"] = ZohoJson.Digits(Counted(call).LongCount()) });
        routes.Get("/ticketsCountByFieldValues", new ZohoRule("tickets.READ") { Query = ["departmentId", "field"] }, CountByValues);
        routes.Get("/tasks/count", new ZohoRule("tasks.READ") { Query = ["departmentId"], Weight = _ => TaskCountCost }, _ =>
            new JsonObject { ["count"] = ZohoJson.Digits(desk.Store.Count(ZohoDeskCollections.Tasks)) });
    }

    private ZohoAnswer Close(ZohoCall call) =>
        ZohoAnswer.Results(MassAction.Run(call.Body, "ids", id => Change(call, id, new JsonObject { ["status"] = "Closed" })));

    private ZohoAnswer UpdateMany(ZohoCall call)
    {
        var name = call.Body.Text("fieldName") ?? throw ZohoProblem.Invalid("/fieldName", "missing");
        return ZohoAnswer.Results(MassAction.Run(call.Body, "ids", id =>
        {
            var value = call.Body["fieldValue"]?.DeepClone();
            Change(call, id, call.Body.Flag("isCustomField")
                ? new JsonObject { ["cf"] = new JsonObject { [name] = value } }
                : new JsonObject { [name] = value });
        }));
    }

    private void Change(ZohoCall call, string id, JsonObject change)
    {
        var ticket = reader.Read(ZohoModules.Tickets, change, tickets.Require(id));
        tickets.Change(ticket, change.Select(sent => sent.Key), call.Verb, quiet: false);
    }

    private IEnumerable<JsonObject> Counted(ZohoCall call) => desk.Store.Scan(ZohoDeskCollections.Tickets).Select(found => found.Body)
        .Where(ticket => call.Query("departmentId") is not { } department || ticket.Text("departmentId") == department);

    private ZohoAnswer CountByValues(ZohoCall call)
    {
        var fields = (call.Query("field") ?? throw ZohoProblem.Invalid("/field", "missing")).Split(',');
        if (fields.Any(field => !Countable.Contains(field)))
        {
            throw ZohoProblem.Invalid("/field");
        }
        var answer = new JsonObject();
        foreach (var field in fields)
        {
            answer[field] = ZohoJson.ToArray(Counted(call).Select(ticket => tickets.View(ticket, call).Text(field) ?? "")
                .GroupBy(value => value).Where(group => group.Key.Length > 0).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new JsonObject { ["value"] = group.Key, ["count"] = ZohoJson.Digits(group.LongCount()) }));
        }
        return answer;
    }
}
