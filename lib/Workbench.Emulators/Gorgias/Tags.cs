using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Gorgias;

/// <summary>/api/tags. A tag that a macro or rule names cannot be deleted; a view that does is switched off.</summary>
internal sealed class Tags(GorgiasState state, Listing listing, TagBook book, TicketBook tickets)
{
    private static readonly BodyShape Shape = new()
    {
        ["name"] = FieldRules.Text(256, 1).Required,
        ["description"] = FieldRules.Text(1024),
        ["decoration"] = FieldRules.Object(new BodyShape { ["color"] = FieldRules.Text(32) }),
    };

    private static readonly BodyShape Ids = new() { ["ids"] = FieldRules.List(FieldRules.Whole()).Required };

    public void Map(GorgiasRoutes routes)
    {
        routes.Get("/api/tags", Scopes.Tags, [.. Listing.Names, "search"], call => listing.Page(
            call,
            new ListPlan(GorgiasCollections.Tags, View)
            {
                Where = tag => call.Query("search") is not { } words
                    || tag.Text("name")!.Contains(words, StringComparison.OrdinalIgnoreCase),
                Orders = ["created_datetime", "name"],
            }));
        routes.Get("/api/tags/{id}", Scopes.Tags, [], call => View(Require(call.Route("id"))));
        routes.Post("/api/tags", Scopes.Tags, call => GorgiasAnswer.Created(View(book.Create(call.Form(Shape, "create tag")))));
        routes.Put("/api/tags/{id}", Scopes.Tags, call =>
        {
            var tag = Require(call.Route("id"));
            book.Apply(tag, call.Form(Shape.Partial(), "update tag"));
            return View(tag);
        });
        routes.Delete("/api/tags/{id}", Scopes.Tags, call => Delete([call.Route("id")]));
        routes.Delete("/api/tags", Scopes.Tags, call =>
            Delete([.. call.Form(Ids, "delete tags").Array("ids").Select(id => JsonReading.AsText(id)!)]));
    }

    private JsonObject Require(string id) => state.Require(GorgiasCollections.Tags, "Tag", id);

    private JsonObject View(JsonObject tag)
    {
        var view = tag.DeepClone().AsObject();
        view["usage"] = state.Store.CountBy(GorgiasCollections.Tickets, "tag", tag.Text("id")!);
        return view;
    }

    private GorgiasAnswer Delete(IReadOnlyList<string> ids)
    {
        foreach (var tag in ids.Select(Require))
        {
            var name = tag.Text("name")!;
            if (Mentions(GorgiasCollections.Rules, name) is not null || Mentions(GorgiasCollections.Macros, name) is not null)
            {
                throw GorgiasProblem.Invalid($"The tag '{name}' is used by a macro or a rule.");
            }
            if (Mentions(GorgiasCollections.Views, name) is { } view)
            {
                view.Body["deactivated_datetime"] = state.Now;
                state.Put(GorgiasCollections.Views, view.Body);
            }
            tickets.Untag(tag.Text("id")!);
            state.Store.Delete(GorgiasCollections.Tags, tag.Text("id")!);
        }
        return GorgiasAnswer.Gone;
    }

    private Document? Mentions(string collection, string name) => state.Store.Scan(collection).FirstOrDefault(
        document => TextsOf(document.Body).Any(text => text == name || text.Contains($"'{name}'", StringComparison.Ordinal)));

    private static IEnumerable<string> TextsOf(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => TextsOf(field.Value)),
        JsonArray list => list.SelectMany(TextsOf),
        _ => JsonReading.AsText(node) is { } text ? [text] : [],
    };
}
