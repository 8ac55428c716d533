using System.Text.Json.Nodes;

namespace Workbench.Emulators.Gorgias;

/// <summary>/api/teams; an update replaces the members.</summary>
internal sealed class Teams(GorgiasState state, Listing listing, UserBook users)
{
    private static readonly BodyShape Shape = new()
    {
        ["name"] = FieldRules.Text(255, 1).Required,
        ["description"] = FieldRules.Text(1024),
        ["decoration"] = FieldRules.Object(new BodyShape { ["emoji"] = FieldRules.Any }),
        ["members"] = FieldRules.List(FieldRules.Object(new BodyShape { ["id"] = FieldRules.Whole().Required })),
    };

    public void Map(GorgiasRoutes routes)
    {
        routes.Get("/api/teams", Scopes.Teams, Listing.Names, call => listing.Page(
            call, new ListPlan(GorgiasCollections.Teams, View) { Orders = ["created_datetime", "name"] }));
        routes.Get("/api/teams/{id}", Scopes.Teams, [], call => View(Require(call)));
        routes.Post("/api/teams", Scopes.Teams, call => GorgiasAnswer.Created(View(Create(call.Form(Shape, "create team")))));
        routes.Put("/api/teams/{id}", Scopes.Teams, call =>
        {
            var team = Require(call);
            Apply(team, call.Form(Shape.Partial(), "update team"));
            return View(team);
        });
        routes.Delete("/api/teams/{id}", Scopes.Teams, call =>
        {
            state.Store.Delete(GorgiasCollections.Teams, Require(call).Text("id")!);
            return GorgiasAnswer.Gone;
        });
    }

    public JsonObject Create(JsonObject form)
    {
        var id = state.NextId(GorgiasCollections.Teams);
        var team = new JsonObject
        {
            ["id"] = id,
            ["uri"] = $"/api/teams/{JsonReading.Digits(id)}/",
            ["name"] = null,
            ["description"] = null,
            ["decoration"] = null,
            ["member_ids"] = new JsonArray(),
            ["created_datetime"] = state.Now,
        };
        Apply(team, form);
        return team;
    }

    private JsonObject Require(GorgiasCall call) => state.Require(GorgiasCollections.Teams, "Team", call.Route("id"));

    private void Apply(JsonObject team, JsonObject form)
    {
        team.Take(form, "name", "description", "decoration");
        if (form.ContainsKey("members"))
        {
            var ids = form.Array("members").Select(member => member.Whole("id")!.Value).Distinct().ToList();
            if (ids.Find(id => users.Find(id) is null) is var unknown and not 0)
            {
                throw GorgiasProblem.Field("members", $"User {JsonReading.Digits(unknown)} does not exist.");
            }
            team["member_ids"] = ids.Select(id => (JsonNode?)id).ToJsonArray();
        }
        state.Put(GorgiasCollections.Teams, team);
    }

    private JsonObject View(JsonObject team)
    {
        var view = team.DeepClone().AsObject();
        view.Remove("member_ids");
        view["members"] = team.Array("member_ids")
            .Select(id => (JsonNode?)users.Nested(id!.GetValue<long>())).Where(user => user is not null).ToJsonArray();
        return view;
    }
}
