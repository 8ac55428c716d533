using System.Globalization;
using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Intercom;

/// <summary>Collections of the help center, nested up to three levels. There are no sections any more.</summary>
internal sealed class HelpCollections(IntercomWorkspace workspace)
{
    public void Map(IntercomRoutes routes)
    {
        var read = new RouteRule(IntercomScopes.ReadArticles);
        var write = new RouteRule(IntercomScopes.WriteArticles);
        routes.Get("/help_center/collections", read, List);
        routes.Get("/help_center/collections/{id}", read, call => View(Require(call.Route("id"))));
        routes.Post("/help_center/collections", write, Create);
        routes.Put("/help_center/collections/{id}", write, Update);
        routes.Delete("/help_center/collections/{id}", write, Delete);
    }

    private JsonObject Require(string id) => workspace.Store.Find(Collections.HelpCollections, id)?.Body ?? throw IntercomProblem.NotFound();

    private IntercomAnswer List(IntercomCall call)
    {
        var number = Paging.PageNumber(call.Query("page"));
        var perPage = Paging.PerPage(call.Query("per_page"), 25, 150);
        var total = workspace.Store.Count(Collections.HelpCollections);
        var found = workspace.Store.Skip(Collections.HelpCollections, (number - 1L) * perPage, perPage);
        var list = JsonFields.List(found.Select(collection => View(collection.Body)));
        list["total_count"] = total;
        list["pages"] = Paging.Numbered(number, perPage, total, call.Address + "/help_center/collections");
        return list;
    }

    private IntercomAnswer Create(IntercomCall call)
    {
        var name = call.Text("name") is { Length: > 0 } given ? given : throw IntercomProblem.Missing("Name is a required parameter.");
        var parent = Parent(call);
        var collection = new JsonObject
        {
            ["id"] = workspace.Ids.Number(Collections.HelpCollections, 164),
            ["name"] = name,
            ["description"] = call.Text("description") ?? "",
            ["parent_id"] = parent,
            ["translated_content"] = call.Body["translated_content"]?.DeepClone(),
            ["created_at"] = workspace.Now,
            ["updated_at"] = workspace.Now,
            ["order"] = workspace.Store.CountBy(Collections.HelpCollections, "parent", parent ?? "") + 1,
        };
        Save(collection);
        return View(collection);
    }

    private IntercomAnswer Update(IntercomCall call)
    {
        var collection = Require(call.Route("id"));
        foreach (var name in (string[])["name", "description", "translated_content"])
        {
            if (call.Has(name))
            {
                collection[name] = call.Body[name]?.DeepClone();
            }
        }
        if (call.Has("parent_id"))
        {
            collection["parent_id"] = Parent(call);
        }
        collection["updated_at"] = workspace.Now;
        Save(collection);
        return View(collection);
    }

    private string? Parent(IntercomCall call)
    {
        var parent = call.Text("parent_id");
        var level = 1;
        for (var id = parent; id is not null; id = Require(id).Text("parent_id"))
        {
            if (++level > workspace.Settings.CollectionLevels)
            {
                throw IntercomProblem.Invalid(
                    $"Collections can be nested {workspace.Settings.CollectionLevels} levels deep at most", "parent_id");
            }
        }
        return parent;
    }

    private void Save(JsonObject collection) =>
        workspace.Store.Put(Collections.HelpCollections, new Document(collection.Text("id")!, collection)
        {
            Lookups = [new Lookup("parent", collection.Text("parent_id") ?? "")],
        });

    private IntercomAnswer Delete(IntercomCall call)
    {
        var id = Require(call.Route("id")).Text("id")!;
        Remove(id);
        return new JsonObject { ["id"] = id, ["object"] = "collection", ["deleted"] = true };
    }

    // What happens to children is not documented. Assumed: child collections go, articles stay without a parent.
    private void Remove(string id)
    {
        foreach (var child in workspace.Store.FindBy(Collections.HelpCollections, "parent", id))
        {
            Remove(child.Id);
        }
        foreach (var article in workspace.Store.FindBy(Collections.Articles, "parent", id))
        {
            article.Body["parent_id"] = null;
            workspace.Store.Put(Collections.Articles, article);
        }
        workspace.Store.Delete(Collections.HelpCollections, id);
    }

    private JsonObject View(JsonObject collection)
    {
        var view = collection.DeepClone().AsObject();
        view["workspace_id"] = workspace.Settings.WorkspaceId;
        view["url"] = $"{HelpCenters.Address(workspace)}en/collections/{collection.Text("id")}";
        view["icon"] = "book-bookmark";
        view["default_locale"] = "en";
        view["help_center_id"] = long.Parse(HelpCenters.Id, CultureInfo.InvariantCulture);
        return view;
    }
}
