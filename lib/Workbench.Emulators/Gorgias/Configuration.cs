using System.Text.Json.Nodes;

namespace Workbench.Emulators.Gorgias;

/// <summary>The resources that people configure: rules, macros and views, and the tickets that a view shows.</summary>
internal sealed class Configuration(GorgiasState state, Listing listing, TicketBook tickets, ViewFilters filters)
{
    private static readonly string[] RuleEvents =
    [
        "ticket-created", "ticket-updated", "ticket-message-created", "ticket-assigned", "ticket-self-unsnoozed",
        "satisfaction-survey-responded",
    ];

    private static readonly BodyShape ViewShape = new()
    {
        ["name"] = FieldRules.Text(255, 1),
        ["slug"] = FieldRules.Text(),
        ["type"] = FieldRules.OneOf("ticket-list", "customer-list"),
        ["visibility"] = FieldRules.OneOf("public", "shared", "private"),
        ["filters"] = FieldRules.Text(),
        ["fields"] = FieldRules.List(FieldRules.Text()),
        ["order_by"] = FieldRules.Text(),
        ["order_dir"] = FieldRules.OneOf("asc", "desc"),
        ["decoration"] = FieldRules.FreeObject,
        ["shared_with_teams"] = FieldRules.List(FieldRules.Whole(), max: 100),
        ["shared_with_users"] = FieldRules.List(FieldRules.Whole(), max: 100),
    };

    private static readonly BodyShape Inline = new() { ["view"] = FieldRules.Object(ViewShape) };

    public PlainResource Rules { get; } = new(state, listing, "/api/rules", Scopes.Rules, GorgiasCollections.Rules, "Rule", new BodyShape
    {
        ["name"] = FieldRules.Text(255, 1).Required,
        ["code"] = FieldRules.Text().Required,
        ["code_ast"] = FieldRules.FreeObject,
        ["event_types"] = new FieldRule(AreEvents),
        ["priority"] = FieldRules.Whole(0),
        ["description"] = FieldRules.Text(),
        ["deactivated_datetime"] = FieldRules.Instant,
    })
    {
        Defaults = new JsonObject
        {
            ["name"] = null, ["code"] = null, ["event_types"] = "ticket-created", ["priority"] = 100, ["description"] = null,
            ["deactivated_datetime"] = null,
        },
    };

    public PlainResource Macros { get; } = new(
        state, listing, "/api/macros", Scopes.Macros, GorgiasCollections.Macros, "Macro", new BodyShape
        {
            ["name"] = FieldRules.Text(1000, 1).Required,
            ["actions"] = FieldRules.List(FieldRules.FreeObject),
            ["intent"] = FieldRules.Text(),
            ["language"] = FieldRules.Text(8, 2),
            ["external_id"] = FieldRules.Text(255),
            ["archived_datetime"] = FieldRules.Instant,
        })
    {
        Defaults = new JsonObject
        {
            ["name"] = null, ["actions"] = new JsonArray(), ["intent"] = null, ["language"] = null, ["external_id"] = null,
            ["archived_datetime"] = null, ["usage"] = 0,
        },
    };

    private readonly PlainResource views = new(
        state, listing, "/api/views", Scopes.Views, GorgiasCollections.Views, "View",
        ViewShape.With(new BodyShape { ["name"] = FieldRules.Text(255, 1).Required }))
    {
        Defaults = new JsonObject
        {
            ["name"] = null, ["slug"] = null, ["type"] = "ticket-list", ["category"] = null, ["visibility"] = "public", ["filters"] = "",
            ["fields"] = new JsonArray(), ["order_by"] = "updated_datetime", ["order_dir"] = "desc",
            ["shared_with_teams"] = new JsonArray(), ["shared_with_users"] = new JsonArray(), ["deactivated_datetime"] = null,
        },
        Check = view => _ = filters.Compile(view.Text("filters")),
    };

    public void Map(GorgiasRoutes routes)
    {
        Rules.Map(routes);
        Macros.Map(routes);
        views.Map(routes);
        routes.Get("/api/views/{id}/items", Scopes.Views, Listing.Names, call => Shown(
            call, state.Require(GorgiasCollections.Views, "View", call.Route("id")).Text("filters")));
        routes.Put("/api/views/{id}/items", Scopes.Search, call =>
        {
            var given = call.Form(Inline, "list a view").Object("view");
            return Shown(call, call.Route("id") == "0" || given.ContainsKey("filters")
                ? given.Text("filters")
                : state.Require(GorgiasCollections.Views, "View", call.Route("id")).Text("filters"));
        }, [.. Listing.Names]);
    }

    private static JsonNode? AreEvents(JsonNode value) =>
        JsonReading.AsText(value) is { } text && text.Split(',').All(one => RuleEvents.Contains(one.Trim()))
            ? null
            : FieldRules.Reason($"Must be a comma list of: {string.Join(", ", RuleEvents)}.");

    private GorgiasAnswer Shown(GorgiasCall call, string? filter) => listing.Page(
        call, new ListPlan(GorgiasCollections.Tickets, ticket => tickets.View(ticket)) { Where = filters.Compile(filter) });
}
