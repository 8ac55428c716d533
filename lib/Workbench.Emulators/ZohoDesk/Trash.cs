using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>moveToTrash of every module, and the recycle bin behind it.</summary>
internal sealed class Trash(DeskAccount desk, RecordBook records, Children children)
{
    private static readonly IReadOnlyList<ZohoModule> Modules = [.. ZohoModules.All.Where(module => module != ZohoModules.TimeEntries)];

    public void Map(ZohoRoutes routes)
    {
        foreach (var module in Modules)
        {
            routes.Post($"/{module.Name}/moveToTrash", module.Rule("DELETE").PerId(module.IdsKey), call => Move(module, call));
        }
        routes.Get("/recycleBin", new ZohoRule("settings.READ").AsList(100, "module"), List);
        routes.Post("/recycleBin/delete", new ZohoRule("settings.UPDATE").PerId("ids"), call => Each(call, Delete));
        routes.Post("/recycleBin/restore", new ZohoRule("settings.UPDATE").PerId("ids"), call => Each(call, Restore));
    }

    private ZohoAnswer Move(ZohoModule module, ZohoCall call)
    {
        var ids = call.Body.Texts(module.IdsKey);
        if (ids.Count == 0)
        {
            throw ZohoProblem.Invalid("/" + module.IdsKey, "missing");
        }
        foreach (var (id, index) in ids.Select((id, index) => (id, index)))
        {
            var found = desk.Store.Find(module.Name, id) ?? throw ZohoProblem.Invalid($"/{module.IdsKey}/{index}");
            if (!found.Hidden)
            {
                found.Body["isTrashed"] = true;
                found.Body["_trashedAt"] = desk.NowMilliseconds;
                found.Body["_trashedBy"] = desk.TokenAgent().Text("id");
                records.Save(module, found.Body);
                Index(module, found.Body);
                children.Hide(module, id, hidden: true);
            }
        }
        return ZohoAnswer.NoContent;
    }

    private void Index(ZohoModule module, JsonObject record) =>
        desk.Store.Put(ZohoDeskCollections.Bin, new Document(record.Text("id")!, new JsonObject
        {
            ["id"] = record.Text("id"),
            ["module"] = module.Name,
            ["displayName"] = record.Text(module.Title),
            ["deletedTime"] = desk.NowText,
            ["deletedBy"] = record.Text("_trashedBy"),
            ["_at"] = desk.NowMilliseconds,
        })
        { Lookups = [new Lookup("module", module.Name)] });

    private ZohoAnswer List(ZohoCall call)
    {
        Purge();
        Lookup? by = call.Query("module") is { } name ? new Lookup("module", ZohoModules.Require(name).Name) : null;
        return ZohoAnswer.List(desk.Page(call, ZohoDeskCollections.Bin, by).Select(entry =>
        {
            entry.Remove("_at");
            return entry;
        }));
    }

    private void Purge()
    {
        var oldest = desk.NowMilliseconds - (long)desk.Shortened(desk.Settings.BinRetention).TotalMilliseconds;
        foreach (var entry in desk.Store.Scan(ZohoDeskCollections.Bin).Where(entry => entry.Body.Number("_at") <= oldest).ToList())
        {
            Delete(entry.Id);
        }
    }

    private void Delete(string id)
    {
        var module = ModuleOf(id);
        children.Delete(module, id);
        desk.Store.Delete(module.Name, id);
        desk.Store.Delete(ZohoDeskCollections.Bin, id);
    }

    private void Restore(string id)
    {
        var module = ModuleOf(id);
        var record = desk.Store.Find(module.Name, id)!.Body;
        record["isTrashed"] = false;
        record.Remove("_trashedAt");
        record.Remove("_trashedBy");
        records.Save(module, record);
        children.Hide(module, id, hidden: false);
        desk.Store.Delete(ZohoDeskCollections.Bin, id);
    }

    private ZohoModule ModuleOf(string id) =>
        ZohoModules.Require((desk.Find(ZohoDeskCollections.Bin, id) ?? throw ZohoProblem.NotFound()).Body.Text("module"));

    private ZohoAnswer Each(ZohoCall call, Action<string> act)
    {
        Purge();
        return ZohoAnswer.Results(MassAction.Run(call.Body, "ids", act));
    }
}
