using System.Text.Json.Nodes;

namespace Workbench.Emulators.Gorgias;

/// <summary>A collection whose records are what the client wrote, with an id and times: rules, macros and views.</summary>
/// <param name="path">For example <c>/api/rules</c>.</param>
/// <param name="what">The word in messages, for example <c>Rule</c>.</param>
internal sealed class PlainResource(
    GorgiasState state, Listing listing, string path, string scope, string collection, string what, BodyShape shape)
{
    private readonly BodyShape partial = shape.Partial();

    /// <summary>The fields of a new record that the client need not write.</summary>
    public required JsonObject Defaults { get; init; }

    /// <summary>Checks a record before it is stored, by throwing.</summary>
    public Action<JsonObject> Check { get; init; } = static _ => { };

    public void Map(GorgiasRoutes routes)
    {
        routes.Get(path, scope, Listing.Names, call => listing.Page(
            call, new ListPlan(collection, record => record) { Orders = ["created_datetime", "updated_datetime", "priority", "name"] }));
        routes.Get(path + "/{id}", scope, [], call => Require(call));
        routes.Post(path, scope, call => GorgiasAnswer.Created(Create(call.Form(shape, "create " + what))));
        routes.Put(path + "/{id}", scope, call =>
        {
            var record = Require(call);
            Apply(record, call.Form(partial, "update " + what));
            return record;
        });
        routes.Delete(path + "/{id}", scope, call =>
        {
            state.Store.Delete(collection, Require(call).Text("id")!);
            return GorgiasAnswer.Gone;
        });
    }

    public JsonObject Create(JsonObject form)
    {
        var id = state.NextId(collection);
        var record = new JsonObject { ["id"] = id, ["uri"] = $"{path}/{JsonReading.Digits(id)}/" };
        record.Take(Defaults, [.. Defaults.Select(field => field.Key)]);
        record["created_datetime"] = state.Now;
        Apply(record, form);
        return record;
    }

    private JsonObject Require(GorgiasCall call) => state.Require(collection, what, call.Route("id"));

    private void Apply(JsonObject record, JsonObject form)
    {
        record.Take(form, [.. form.Select(field => field.Key)]);
        foreach (var name in (string[])["deactivated_datetime", "archived_datetime"])
        {
            if (GorgiasTime.Parse(record.Text(name)) is { } at)
            {
                record[name] = GorgiasTime.Format(at);
            }
        }
        record["updated_datetime"] = state.Now;
        Check(record);
        state.Put(collection, record);
    }
}
