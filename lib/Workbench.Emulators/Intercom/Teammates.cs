using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>Admins, teams and the token's own teammate: read only, as in the vendor's API.</summary>
internal sealed class Teammates(IntercomWorkspace workspace)
{
    public void Map(IntercomRoutes routes)
    {
        routes.Get("/me", default, Me);
        routes.Get("/admins", default, _ => JsonFields.List(
            workspace.Store.Scan(Collections.Teammates).Select(found => Admin(found.Body)), "admin.list", "admins"));
        routes.Get("/admins/{id}", default, call => Admin(workspace.Teammate(call.Route("id"))
            ?? throw new IntercomProblem(404, "admin_not_found", "Admin not found")));
        routes.Get("/teams", default, _ => JsonFields.List(
            workspace.Store.Scan(Collections.Teams).Select(found => Team(found.Body)), "team.list", "teams"));
        routes.Get("/teams/{id}", default, call => Team(workspace.Team(call.Route("id"))
            ?? throw new IntercomProblem(404, "team_not_found", "Team not found")));
        routes.Get("/brands", new RouteRule(Since: 15), _ => JsonFields.List([]));
        routes.Get("/macros", new RouteRule(IntercomScopes.ReadConversations, Since: 16), _ => Empty("per_page"));
        routes.Get("/subscription_types", default, _ => JsonFields.List([]));
        routes.Get("/ip_allowlist", default, _ => new JsonObject
        {
            ["type"] = "ip_allowlist",
            ["enabled"] = false,
            ["ip_allowlist"] = new JsonArray(),
        });
    }

    private static IntercomAnswer Empty(string size)
    {
        var list = JsonFields.List([]);
        list["pages"] = new JsonObject { ["type"] = "pages", [size] = 50, ["next"] = null };
        return list;
    }

    private IntercomAnswer Me(IntercomCall call)
    {
        var me = workspace.TokenTeammate();
        return new JsonObject
        {
            ["type"] = "admin",
            ["id"] = me.Text("id"),
            ["name"] = me.Text("name"),
            ["email"] = me.Text("email"),
            ["email_verified"] = true,
            ["has_inbox_seat"] = true,
            ["app"] = new JsonObject
            {
                ["type"] = "app",
                ["id_code"] = workspace.Settings.WorkspaceId,
                ["name"] = "Workspace " + workspace.Settings.WorkspaceId,
                ["created_at"] = 1734537243,
                ["secure"] = false,
                ["identity_verification"] = false,
                ["timezone"] = workspace.Settings.TimeZone,
                ["region"] = workspace.Settings.Region,
            },
        };
    }

    private static JsonObject Admin(JsonObject teammate) => new()
    {
        ["type"] = "admin",
        ["id"] = teammate.Text("id"),
        ["name"] = teammate.Text("name"),
        ["email"] = teammate.Text("email"),
        ["away_mode_enabled"] = false,
        ["away_mode_reassign"] = false,
        ["has_inbox_seat"] = true,
        ["team_ids"] = JsonFields.ToArray(teammate.Texts("team_ids").Select(JsonFields.AsInteger)),
    };

    private static JsonObject Team(JsonObject team) => new()
    {
        ["type"] = "team",
        ["id"] = team.Text("id"),
        ["name"] = team.Text("name"),
        ["admin_ids"] = JsonFields.ToArray(team.Texts("admin_ids").Select(JsonFields.AsInteger)),
    };
}
