using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Intercom;

/// <summary>Notes on contacts and companies: dated now, never changed, never deleted.</summary>
internal sealed class Notes(IntercomWorkspace workspace, ContactBook contacts)
{
    private static readonly RouteRule Rule = new(IntercomScopes.Users);

    public void Map(IntercomRoutes routes)
    {
        routes.Post("/contacts/{id}/notes", Rule, call => Create(call, "contact"));
        routes.Get("/contacts/{id}/notes", Rule, call => List(call, "contact"));
        routes.Post("/companies/{id}/notes", Rule with { Since = 16 }, call => Create(call, "company"));
        routes.Get("/companies/{id}/notes", Rule with { Since = 15 }, call => List(call, "company"));
        routes.Get("/notes/{id}", Rule, call =>
            View(workspace.Store.Find(Collections.Notes, call.Route("id"))?.Body ?? throw IntercomProblem.NotFound()));
    }

    private string Owner(IntercomCall call, string kind)
    {
        var id = call.Route("id");
        if (kind == "contact")
        {
            contacts.Require(id);
        }
        else if (workspace.Store.Find(Collections.Companies, id) is not { Hidden: false })
        {
            throw IntercomProblem.CompanyNotFound();
        }
        return $"{kind}/{id}";
    }

    private IntercomAnswer Create(IntercomCall call, string kind)
    {
        var owner = Owner(call, kind);
        var author = call.Has("admin_id") ? workspace.RequireTeammate(call.Text("admin_id")) : workspace.TokenTeammate();
        var note = new JsonObject
        {
            ["id"] = workspace.Ids.Number(Collections.Notes, 30),
            ["owner"] = owner,
            ["created_at"] = workspace.Now,
            ["author"] = IntercomWorkspace.Author(author),
            ["body"] = IntercomHtml.Sanitise(call.Required("body")),
        };
        workspace.Store.Put(Collections.Notes, new Document(note.Text("id")!, note) { Lookups = [new Lookup("owner", owner)] });
        return View(note);
    }

    private IntercomAnswer List(IntercomCall call, string kind)
    {
        var owner = Owner(call, kind);
        var number = Paging.PageNumber(call.Query("page"));
        var perPage = Paging.PerPage(call.Query("per_page"), 10, 50);
        var total = workspace.Store.CountBy(Collections.Notes, "owner", owner);
        var found = workspace.Store.SkipBy(Collections.Notes, "owner", owner, (number - 1L) * perPage, perPage);
        var list = JsonFields.List(found.Select(note => View(note.Body)));
        list["total_count"] = total;
        list["pages"] = Paging.Numbered(number, perPage, total, call.Address + "/" + owner);
        return list;
    }

    private static JsonObject View(JsonObject note)
    {
        var owner = note.Text("owner")!.Split('/');
        return new JsonObject
        {
            ["type"] = "note",
            ["id"] = note.Text("id"),
            ["created_at"] = note.Number("created_at"),
            [owner[0]] = new JsonObject { ["type"] = owner[0], ["id"] = owner[1] },
            ["author"] = note["author"]!.DeepClone(),
            ["body"] = note.Text("body"),
        };
    }
}
