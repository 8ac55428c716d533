using System.Text.Json.Nodes;

namespace Workbench.Emulators.Gorgias;

/// <summary>The account itself, its settings and its integrations: read only.</summary>
internal sealed class Account(GorgiasState state, Listing listing)
{
    public void Map(GorgiasRoutes routes)
    {
        routes.Get("/api/account", Scopes.Account, [], _ => new JsonObject
        {
            ["domain"] = state.Settings.Subdomain,
            ["status"] = new JsonObject { ["status"] = "active" },
            ["created_datetime"] = "2023-03-14T08:00:00.000000+00:00",
            ["deactivated_datetime"] = null,
            ["settings"] = new JsonArray(),
        });
        routes.Get("/api/account/settings", Scopes.Account, [.. Listing.Names, "type"], call => listing.Page(call,
            new ListPlan(GorgiasCollections.AccountSettings, setting => setting)
            {
                Where = setting => call.Query("type") is not { } type || setting.Text("type") == type,
                Orders = [],
            }));
        routes.Get("/api/integrations", Scopes.Integrations, [.. Listing.Names, "type"], call => listing.Page(call,
            new ListPlan(GorgiasCollections.Integrations, integration => integration)
            {
                Where = integration => call.Query("type") is not { } type || integration.Text("type") == type,
            }));
        routes.Get("/api/integrations/{id}", Scopes.Integrations, [], call =>
            state.Require(GorgiasCollections.Integrations, "Integration", call.Route("id")));
    }
}
