using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Time that was spent on a ticket.</summary>
internal sealed class TimeEntries(DeskAccount desk, RecordReader reader, RecordBook records)
{
    private static readonly ZohoModule Module = ZohoModules.TimeEntries;

    public void Map(ZohoRoutes routes)
    {
        const string Path = "/tickets/{id}/timeEntry";
        routes.Post(Path, Module.Rule("UPDATE"), Create);
        routes.Get(Path, Module.Rule("READ").AsList(100), call => ZohoAnswer.List(
            desk.Page(call, Module.Name, new Lookup("owner", Owner(call))).Select(entry => records.View(Module, entry))));
        routes.Get(Path + "/{entryId}", Module.Rule("READ"), call => records.View(Module, Found(call)));
        routes.Delete(Path + "/{entryId}", Module.Rule("UPDATE"), call =>
        {
            desk.Store.Delete(Module.Name, Found(call).Text("id")!);
            return ZohoAnswer.NoContent;
        });
    }

    private ZohoAnswer Create(ZohoCall call)
    {
        var owner = Owner(call);
        var entry = reader.Read(Module, call.Body, null);
        entry["owner"] = owner;
        records.Add(Module, entry);
        return records.View(Module, entry);
    }

    private JsonObject Found(ZohoCall call) =>
        desk.Find(Module.Name, call.Route("entryId"))?.Body is { } entry && entry.Text("owner") == Owner(call) ? entry : throw ZohoProblem.NotFound();

    private string Owner(ZohoCall call) => "tickets/" + desk.Require(ZohoDeskCollections.Tickets, call.Route("id")).Text("id");
}
