using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Agents: found by name, invited, switched off.</summary>
internal sealed class Agents(DeskAccount desk)
{
    private const string Collection = ZohoDeskCollections.Agents;
    private static readonly ZohoRule Read = new("basic.READ");
    private static readonly ZohoRule Write = new("basic.CREATE");
    private static readonly string[] Roles = ["AgentPublic", "AgentPersonal", "AgentTeamPersonal", "Admin", "Light", "Custom"];
    private static readonly string[] Keys =
        ["emailId", "firstName", "lastName", "associatedDepartmentIds", "rolePermissionType", "roleId", "profileId", "phone", "mobile"];

    public void Map(ZohoRoutes routes)
    {
        routes.Get("/myinfo", Read, _ => View(desk.TokenAgent()));
        routes.Get("/agents", Read.AsList(200, "searchStr", "status", "departmentIds", "isConfirmed", "rolePermissionType"), List);
        routes.Get("/agents/{id}", Read, call => View(desk.Require(Collection, call.Route("id"))));
        routes.Post("/agents", Write, Create);
        routes.Post("/agents/{id}/deactivate", new ZohoRule("basic.UPDATE"), Deactivate);
        routes.Post("/agents/activate", new ZohoRule("basic.UPDATE"), call => Each(call, Activate));
        routes.Post("/agents/deleteUnconfirmed", new ZohoRule("basic.DELETE"), call => Each(call, DeleteUnconfirmed));
    }

    public static void Save(DeskAccount desk, JsonObject agent)
    {
        var lookups = new List<Lookup>
        {
            new("email", agent.Text("emailId")!.ToLowerInvariant()),
            new("tokenUser", agent.Flag("_tokenUser") ? "true" : "false"),
        };
        if (agent.Text("_extId") is { } externalId)
        {
            lookups.Add(new Lookup("extId", externalId));
        }
        desk.Store.Put(Collection, new Document(agent.Text("id")!, agent) { Lookups = lookups });
    }

    private ZohoAnswer List(ZohoCall call)
    {
        var found = desk.Store.Scan(Collection).Select(document => document.Body)
            .Where(agent => call.Query("status") is not { } status || agent.Text("status") == status)
            .Where(agent => call.Query("isConfirmed") is not { } confirmed || agent.Text("isConfirmed") == confirmed)
            .Where(agent => call.Query("rolePermissionType") is not { } role || agent.Text("rolePermissionType") == role)
            .Where(agent => call.Query("departmentIds") is not { } ids || agent.Texts("associatedDepartmentIds").Intersect(ids.Split(',')).Any())
            .Where(agent => call.Query("searchStr") is not { } text || Names(agent).Any(name => Matches(name, text)));
        return ZohoAnswer.List(found.Skip(call.Skip).Take(call.Limit).Select(View));
    }

    private static IEnumerable<string> Names(JsonObject agent) =>
        new[] { "firstName", "lastName", "name" }.Select(agent.Text).OfType<string>();

    private static bool Matches(string name, string pattern) => pattern.StartsWith('*')
        ? name.Contains(pattern.Trim('*'), StringComparison.OrdinalIgnoreCase)
        : name.StartsWith(pattern.TrimEnd('*'), StringComparison.OrdinalIgnoreCase);

    private ZohoAnswer Create(ZohoCall call)
    {
        var body = call.Body;
        if (!desk.Settings.IgnoreUnknownKeys && body.FirstOrDefault(sent => !Keys.Contains(sent.Key)).Key is { } extra)
        {
            throw ZohoProblem.Unprocessable($"An extra parameter '{extra}' is found.");
        }
        var missing = Keys.Where(name => name is "emailId" or "lastName" or "associatedDepartmentIds" or "rolePermissionType" && body[name] is null);
        var errors = missing.Select(name => new ZohoFieldError("/" + name, "missing")).ToList();
        if (errors.Count == 0 && !Roles.Contains(body.Text("rolePermissionType")))
        {
            errors.Add(new ZohoFieldError("/rolePermissionType", "invalid"));
        }
        if (body.Texts("associatedDepartmentIds").Any(id => desk.Find(ZohoDeskCollections.Departments, id) is null))
        {
            errors.Add(new ZohoFieldError("/associatedDepartmentIds", "invalid"));
        }
        if (body.Text("emailId") is { } email && desk.Store.FindBy(Collection, "email", email.ToLowerInvariant()).Any())
        {
            errors.Add(new ZohoFieldError("/emailId", "duplicate"));
        }
        if (errors.Count > 0)
        {
            throw ZohoProblem.Invalid(errors);
        }
        TakeLicence(body.Text("rolePermissionType") == "Light");
        var agent = New(desk, body.Text("firstName") ?? "", body.Text("lastName")!, body.Text("emailId")!, body.Text("rolePermissionType")!,
            body.Texts("associatedDepartmentIds"));
        agent["isConfirmed"] = false;
        Save(desk, agent);
        desk.Outbox.Add("invitation", agent.Text("emailId")!, $"{call.Verb}: an agent was invited");
        return View(agent);
    }

    /// <summary>A confirmed, active agent.</summary>
    public static JsonObject New(
        DeskAccount desk, string firstName, string lastName, string email, string role, IEnumerable<string> departments) => new()
        {
            ["id"] = desk.NewId(),
            ["firstName"] = firstName,
            ["lastName"] = lastName,
            ["name"] = $"{firstName} {lastName}".Trim(),
            ["emailId"] = email,
            ["status"] = "ACTIVE",
            ["isConfirmed"] = true,
            ["rolePermissionType"] = role,
            ["associatedDepartmentIds"] = ZohoJson.ToArray(departments),
            ["roleId"] = null,
            ["zuid"] = desk.NewId(),
        };

    private void TakeLicence(bool isLight)
    {
        var used = desk.Store.Scan(Collection).Count(agent =>
            agent.Body.Text("status") == "ACTIVE" && agent.Body.Text("rolePermissionType") == "Light" == isLight);
        var most = isLight ? desk.Settings.LightAgentLicences : desk.Settings.AgentLicences;
        if (used >= most)
        {
            throw ZohoProblem.License(isLight ? "LIGHT_AGENTS" : "AGENTS", desk.Settings.Edition, most);
        }
    }

    private ZohoAnswer Deactivate(ZohoCall call)
    {
        var agent = desk.Require(Collection, call.Route("id"));
        agent["status"] = "DISABLED";
        Save(desk, agent);
        return View(agent);
    }

    private void Activate(JsonObject agent)
    {
        if (agent.Text("status") != "ACTIVE")
        {
            TakeLicence(agent.Text("rolePermissionType") == "Light");
        }
        agent["status"] = "ACTIVE";
        Save(desk, agent);
    }

    private void DeleteUnconfirmed(JsonObject agent)
    {
        if (agent.Flag("isConfirmed"))
        {
            throw ZohoProblem.Unprocessable("The agent is confirmed.");
        }
        desk.Store.Delete(Collection, agent.Text("id")!);
    }

    private ZohoAnswer Each(ZohoCall call, Action<JsonObject> act) =>
        ZohoAnswer.Results(MassAction.Run(call.Body, "agentIds", id => act(desk.Require(Collection, id))));

    private static JsonObject View(JsonObject agent)
    {
        var view = agent.DeepClone().AsObject();
        view.Remove("_tokenUser");
        view.Remove("_extId");
        return view;
    }
}
