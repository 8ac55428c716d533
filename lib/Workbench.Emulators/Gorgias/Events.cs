using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Gorgias;

/// <summary>/api/events: written by the vendor alone.</summary>
internal sealed class Events(GorgiasState state, Listing listing)
{
    private static readonly string[] Bounds =
        ["created_datetime[gt]", "created_datetime[gte]", "created_datetime[lt]", "created_datetime[lte]"];

    public void Map(GorgiasRoutes routes)
    {
        routes.Get("/api/events", Scopes.Events, [.. Listing.Names, "object_type", "object_id", "user_ids", "types", .. Bounds], List);
        routes.Get("/api/events/{id}", Scopes.Events, [], call => state.Require(GorgiasCollections.Events, "Event", call.Route("id")));
    }

    private GorgiasAnswer List(GorgiasCall call)
    {
        var (type, id) = (call.Query("object_type"), call.Query("object_id"));
        if (id is not null && type is null)
        {
            throw GorgiasProblem.Field("object_type", "Required with object_id.");
        }
        var (users, types) = (call.QueryList("user_ids"), call.QueryList("types"));
        var bounds = Bounds
            .Select(name => (Test: name[17..^1], Value: Bound(call.Query(name), name)))
            .Where(bound => bound.Value is not null)
            .ToList();
        return listing.Page(call, new ListPlan(GorgiasCollections.Events, happened => happened)
        {
            By = id is null ? null : new Lookup("object", $"{type}/{id}"),
            Where = happened =>
                (type is null || happened.Text("object_type") == type)
                && (users.Count == 0 || users.Contains(happened.Text("user_id")))
                && (types.Count == 0 || types.Contains(happened.Text("type")))
                && bounds.TrueForAll(bound => Holds(string.CompareOrdinal(happened.Text("created_datetime"), bound.Value), bound.Test)),
            Orders = ["created_datetime"],
        });
    }

    private static string? Bound(string? text, string name) =>
        text is null ? null
        : GorgiasTime.Parse(text) is { } at ? GorgiasTime.Format(at)
        : throw GorgiasProblem.Field(name, "Not a valid datetime.");

    private static bool Holds(int order, string test) => test switch
    {
        "gt" => order > 0,
        "gte" => order >= 0,
        "lt" => order < 0,
        _ => order <= 0,
    };
}
