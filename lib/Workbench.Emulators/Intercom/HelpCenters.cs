using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Intercom;

/// <summary>The one help center of the workspace and its redirects.</summary>
internal sealed class HelpCenters(IntercomWorkspace workspace)
{
    public const string Id = "81";

    /// <summary>The URL space of the help center, with a final slash.</summary>
    public static string Address(IntercomWorkspace workspace) => $"http://help-center.test/{workspace.Settings.WorkspaceId}/";

    public void Map(IntercomRoutes routes)
    {
        var read = new RouteRule(IntercomScopes.ReadArticles);
        var redirects = new RouteRule(IntercomScopes.Redirects, Since: 16);
        routes.Get("/help_center/help_centers", read, _ => JsonFields.List([View()]));
        routes.Get("/help_center/help_centers/{id}", read, call =>
        {
            Require(call);
            return View();
        });
        routes.Get("/help_center/help_centers/{id}/redirects", redirects, List);
        routes.Post("/help_center/help_centers/{id}/redirects", redirects, Create);
        routes.Get("/help_center/help_centers/{id}/redirects/{redirectId}", redirects, call => Redirect(call).DeepClone().AsObject());
        routes.Delete("/help_center/help_centers/{id}/redirects/{redirectId}", redirects, Delete);
    }

    private static void Require(IntercomCall call)
    {
        if (call.Route("id") != Id)
        {
            throw IntercomProblem.NotFound("Resource not found");
        }
    }

    private JsonObject View() => new()
    {
        ["id"] = Id,
        ["workspace_id"] = workspace.Settings.WorkspaceId,
        ["created_at"] = 1734537243,
        ["updated_at"] = 1734537243,
        ["identifier"] = workspace.Settings.WorkspaceId,
        ["website_turned_on"] = true,
        ["display_name"] = "Help Center",
        ["url"] = Address(workspace),
        ["custom_domain"] = null,
        ["default"] = true,
        ["locales"] = new JsonArray("en"),
    };

    private JsonObject Redirect(IntercomCall call)
    {
        Require(call);
        return workspace.Store.Find(Collections.Redirects, call.Route("redirectId"))?.Body
            ?? throw IntercomProblem.NotFound("Resource not found");
    }

    private IntercomAnswer List(IntercomCall call)
    {
        Require(call);
        var number = Paging.PageNumber(call.Query("page"));
        var perPage = Paging.PerPage(call.Query("per_page"), 50, 150);
        var total = workspace.Store.Count(Collections.Redirects);
        var found = workspace.Store.Skip(Collections.Redirects, (number - 1L) * perPage, perPage);
        var list = JsonFields.List(found.Select(redirect => redirect.Body.DeepClone()));
        list["total_count"] = total;
        list["pages"] = Paging.Numbered(number, perPage, total, $"{call.Address}/help_center/help_centers/{Id}/redirects");
        return list;
    }

    private IntercomAnswer Create(IntercomCall call)
    {
        Require(call);
        foreach (var name in (string[])["from_url", "target_type", "target_id"])
        {
            _ = call.Text(name) ?? throw IntercomProblem.Missing($"{name} is required");
        }
        var (from, locale) = (call.Text("from_url")!, call.Text("locale") ?? "en");
        var collection = call.Text("target_type") switch
        {
            "article" => Collections.Articles,
            "collection" => Collections.HelpCollections,
            _ => throw IntercomProblem.Invalid("target_type must be 'article' or 'collection'"),
        };
        if (!from.StartsWith(Address(workspace), StringComparison.OrdinalIgnoreCase))
        {
            throw new IntercomProblem(422, "data_invalid", "from_url must be an absolute URL within this help center's URL space");
        }
        if (workspace.Store.FindBy(Collections.Redirects, "from", $"{locale} {from}").Count > 0)
        {
            throw new IntercomProblem(409, "resource_conflict", "A redirect with that URL already exists");
        }
        var target = workspace.Store.Find(collection, call.Text("target_id")!) ?? throw IntercomProblem.NotFound("Resource not found");
        var redirect = new JsonObject
        {
            ["id"] = workspace.Ids.Number(Collections.Redirects, 25),
            ["type"] = "help_center_redirect",
            ["from_url"] = from,
            ["locale"] = locale,
            ["help_center_id"] = Id,
            ["target_type"] = call.Text("target_type"),
            ["target_id"] = target.Id,
            ["created_at"] = workspace.Now,
            ["updated_at"] = workspace.Now,
        };
        workspace.Store.Put(
            Collections.Redirects, new Document(redirect.Text("id")!, redirect) { Lookups = [new Lookup("from", $"{locale} {from}")] });
        return redirect.DeepClone().AsObject();
    }

    private IntercomAnswer Delete(IntercomCall call)
    {
        var id = Redirect(call).Text("id")!;
        workspace.Store.Delete(Collections.Redirects, id);
        return new JsonObject { ["id"] = id, ["object"] = "help_center_redirect", ["deleted"] = true };
    }
}
