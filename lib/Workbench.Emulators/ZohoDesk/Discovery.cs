using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Organization, departments and teams.</summary>
internal sealed class Discovery(DeskAccount desk)
{
    private static readonly ZohoRule Basic = new("basic.READ");

    public void Map(ZohoRoutes routes)
    {
        var free = Basic with { NeedsOrganization = false };
        routes.Get("/organizations", free, _ => ZohoAnswer.List([Organization()]));
        routes.Get("/accessibleOrganizations", free, _ => ZohoAnswer.List([Organization()]));
        routes.Get("/organizations/{id}", free, call =>
            call.Route("id") == desk.Settings.OrganizationId ? Organization() : throw ZohoProblem.NotFound());
        routes.Get("/departments", Basic.AsList(200), call => ZohoAnswer.List(desk.Page(call, ZohoDeskCollections.Departments)));
        routes.Get("/departments/{id}", Basic, call => desk.Require(ZohoDeskCollections.Departments, call.Route("id")));
        routes.Get("/teams", new ZohoRule("settings.READ").AsList(100), call => ZohoAnswer.List(desk.Page(call, ZohoDeskCollections.Teams)));
        routes.Get("/teams/{id}", new ZohoRule("settings.READ"), call => desk.Require(ZohoDeskCollections.Teams, call.Route("id")));
        routes.Get("/departments/{id}/teams", new ZohoRule("settings.READ").AsList(100), call => ZohoAnswer.List(
            desk.Page(call, ZohoDeskCollections.Teams, new Lookup("departmentId", call.Route("id")))));
    }

    private JsonObject Organization() => new()
    {
        ["id"] = desk.Settings.OrganizationId,
        ["companyName"] = "Emulated company",
        ["portalName"] = "emulated",
        ["edition"] = desk.Settings.Edition.ToString().ToUpperInvariant(),
        ["isDefault"] = true,
    };
}
