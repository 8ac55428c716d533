using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Create, list, read and update of one module; accounts, contacts, tasks, calls and events all behave alike.</summary>
internal sealed class Records(DeskAccount desk, ZohoModule module, RecordReader reader, RecordBook records, ContactRules contacts)
{
    private int MaxLimit => module == ZohoModules.Contacts || module == ZohoModules.Accounts ? 99 : 100;

    public void Map(ZohoRoutes routes)
    {
        var path = "/" + module.Name;
        routes.Post(path, module.Rule("CREATE"), Create);
        routes.Get(path, module.Rule("READ").AsList(MaxLimit, "sortBy", "departmentId", "include", "fields"), List);
        routes.Get(path + "/{id}", module.Rule("READ") with { Query = ["include"] }, call => View(records.Require(module, call.Route("id"))));
        routes.Patch(path + "/{id}", module.Rule("UPDATE"), Update);
        if (module == ZohoModules.Contacts)
        {
            new ContactAccounts(desk, records).Map(routes);
        }
        MapUnder(routes, "tickets", "ticketId");
        MapUnder(routes, "contacts", "contactId");
        MapUnder(routes, "accounts", "accountId");
    }

    /// <summary>Maps the list of this module's records below another one, where the module has such a reference.</summary>
    private void MapUnder(ZohoRoutes routes, string parent, string reference)
    {
        if (module.Field(reference) is null)
        {
            return;
        }
        var area = parent == "tickets" ? "tickets.READ" : "contacts.READ";
        routes.Get($"/{parent}/{{id}}/{module.Name}", new ZohoRule($"{module.Area}.READ", area).AsList(MaxLimit), call =>
        {
            desk.Require(parent, call.Route("id"));
            return ZohoAnswer.List(desk.Page(call, module.Name, new Lookup(reference, call.Route("id"))).Select(View));
        });
    }

    private ZohoAnswer Create(ZohoCall call)
    {
        var record = reader.Read(module, call.Body, null);
        Check(record);
        if (module == ZohoModules.Tasks)
        {
            record["status"] ??= "Not Started";
        }
        records.Add(module, record);
        return View(record);
    }

    private ZohoAnswer Update(ZohoCall call)
    {
        var record = reader.Read(module, call.Body, records.Require(module, call.Route("id")));
        Check(record);
        records.Touch(module, record);
        return View(record);
    }

    private void Check(JsonObject record)
    {
        if (module == ZohoModules.Contacts)
        {
            contacts.Check(record);
        }
    }

    private ZohoAnswer List(ZohoCall call)
    {
        if (call.Query("sortBy") is null)
        {
            Lookup? by = call.Query("departmentId") is { } department ? new Lookup("departmentId", department) : null;
            return ZohoAnswer.List(desk.Page(call, module.Name, by).Select(View));
        }
        var found = desk.Store.Scan(module.Name).Select(document => document.Body)
            .Where(record => call.Query("departmentId") is not { } wanted || record.Text("departmentId") == wanted);
        return ZohoAnswer.List(Sorting.Page(call, found).Select(View));
    }

    private JsonObject View(JsonObject record) => records.View(module, record);
}
