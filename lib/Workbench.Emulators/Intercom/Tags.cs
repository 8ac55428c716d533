using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Intercom;

/// <summary>Tags: the name is the key, whatever its case. Also segments, which may depend on a tag.</summary>
internal sealed class Tags(IntercomWorkspace workspace, CompanyBook companies)
{
    private static readonly string[] Tagged = [Collections.Contacts, Collections.Companies, Collections.Conversations, Collections.Tickets];

    public void Map(IntercomRoutes routes)
    {
        routes.Get("/tags", default, _ => JsonFields.List(workspace.Store.Scan(Collections.Tags).Select(tag => View(tag.Body))));
        routes.Post("/tags", default, CreateOrApply);
        routes.Get("/tags/{id}", default, call => View(Require(call.Route("id"))));
        routes.Delete("/tags/{id}", default, Delete);
        routes.Get("/segments", default, _ => JsonFields.List(
            workspace.Store.Scan(Collections.Segments).Select(segment => Segment(segment.Body)), "segment.list", "segments"));
    }

    /// <summary>The tag of that name, created when there is none.</summary>
    public static JsonObject Ensure(IntercomWorkspace workspace, string name)
    {
        var key = name.ToLowerInvariant();
        if (workspace.Store.FindBy(Collections.Tags, "name", key, limit: 1) is [var found])
        {
            return found.Body;
        }
        var tag = new JsonObject { ["id"] = workspace.Ids.Number(Collections.Tags, 100), ["name"] = name };
        workspace.Store.Put(Collections.Tags, new Document(tag.Text("id")!, tag) { Lookups = [new Lookup("name", key)] });
        return tag;
    }

    private JsonObject Require(string id) => workspace.Store.Find(Collections.Tags, id)?.Body ?? throw IntercomProblem.NotFound();

    private static JsonObject View(JsonObject tag) => new() { ["type"] = "tag", ["id"] = tag.Text("id"), ["name"] = tag.Text("name") };

    private static JsonObject Segment(JsonObject segment) => new()
    {
        ["type"] = "segment",
        ["id"] = segment.Text("id"),
        ["name"] = segment.Text("name"),
        ["created_at"] = segment.Number("created_at"),
        ["updated_at"] = segment.Number("created_at"),
        ["person_type"] = "user",
    };

    private IntercomAnswer CreateOrApply(IntercomCall call)
    {
        if (call.Text("id") is { } id && call.Text("name") is { Length: > 0 } renamed)
        {
            var existing = Require(id);
            existing["name"] = renamed;
            workspace.Store.Put(Collections.Tags, new Document(id, existing) { Lookups = [new Lookup("name", renamed.ToLowerInvariant())] });
            return View(existing);
        }
        var name = call.Text("name") is { Length: > 0 } given ? given : throw IntercomProblem.Invalid("invalid tag parameters");
        var tag = Ensure(workspace, name);
        foreach (var wanted in call.Body.Array("companies"))
        {
            Apply(tag, wanted);
        }
        return View(tag);
    }

    private void Apply(JsonObject tag, JsonNode? wanted)
    {
        var company = (wanted.Text("company_id") is { } companyId ? companies.FindByCompanyId(companyId) : companies.Find(wanted.Text("id")))
            ?? throw IntercomProblem.CompanyNotFound();
        if (wanted.Flag("untag") == true)
        {
            Tagging.Remove(workspace, company, tag.Text("id")!);
        }
        else
        {
            Tagging.Add(workspace, company, tag.Text("id")!, workspace.TokenTeammate().Text("id")!);
        }
        companies.Save(company);
    }

    private IntercomAnswer Delete(IntercomCall call)
    {
        var id = Require(call.Route("id")).Text("id")!;
        if (workspace.Store.FindBy(Collections.Segments, "tag", id) is { Count: > 0 } segments)
        {
            var names = string.Join(", ", segments.Select(segment => segment.Body.Text("name")));
            throw new IntercomProblem(
                400, "tag_has_dependent_objects", $"Unable to delete Tag with dependent objects. Segments: {names}.");
        }
        foreach (var collection in Tagged)
        {
            foreach (var record in workspace.Store.FindBy(collection, "tag", id, withHidden: true))
            {
                Tagging.Remove(workspace, record.Body, id);
                var lookups = workspace.Store.LookupsOf(record.Sequence).Where(lookup => lookup != new Lookup("tag", id)).ToList();
                workspace.Store.Put(collection, record with { Lookups = lookups });
            }
        }
        workspace.Store.Delete(Collections.Tags, id);
        return new IntercomAnswer(200, null);
    }
}
