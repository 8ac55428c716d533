using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Wire;
using Workbench.Core.Errors;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.ZohoDesk.Discovery;

/// <summary>Reads what a portal looks like.</summary>
internal sealed class PortalDiscovery(DeskApi api)
{
    private static readonly (string Twin, string Label, Kind Kind)[] Modules =
    [
        (DeskNames.Account, "Account", Kind.Organization), (DeskNames.Contact, "Contact", Kind.Contact), (DeskNames.Ticket, "Ticket", Kind.Ticket),
        (DeskNames.Task, "Task", Kind.Task), (DeskNames.Call, "Call", Kind.Call),
    ];

    /// <exception cref="ConnectorException">Credentials are refused, or the organization is not among those of the token.</exception>
    public async Task<SchemaSnapshot> ReadAsync(CancellationToken cancellation)
    {
        await OrganizationAsync(cancellation).ConfigureAwait(false);
        var departments = await DepartmentsAsync(cancellation).ConfigureAwait(false);
        var objects = new List<ObjectSchema>();
        foreach (var (twin, label, kind) in Modules)
        {
            objects.Add(await ModuleAsync(twin, label, kind, departments, cancellation).ConfigureAwait(false));
        }

        objects.Add(new(DeskNames.Comment(DeskNames.Ticket), "Private comment on a ticket", Kind.Message, null, StandardFields.Comment));
        return new SchemaSnapshot(
            DeskNames.System,
            api.Settings.OrganizationId,
            objects,
            await AgentsAsync(cancellation).ConfigureAwait(false),
            await TeamsAsync(cancellation).ConfigureAwait(false));
    }

    /// <summary>The organization that the connection names.</summary>
    /// <exception cref="ConnectorException">The token does not open it.</exception>
    public async Task<JsonElement> OrganizationAsync(CancellationToken cancellation)
    {
        var all = await api.RowsAsync(new("organizations"), cancellation).ConfigureAwait(false);
        var own = all.FirstOrDefault(organization => organization.Text("id") == api.Settings.OrganizationId);
        return own.ValueKind == JsonValueKind.Object
            ? own
            : throw new ConnectorException(
                $"The token opens {all.Count} organizations, and {api.Settings.OrganizationId} is none of them. "
                + "Check 'organizationId' of the zoho-desk connection.");
    }

    /// <summary>Enabled departments; the default one first.</summary>
    public async Task<IReadOnlyList<FieldOption>> DepartmentsAsync(CancellationToken cancellation)
    {
        var found = new List<JsonElement>();
        await foreach (var row in api.ListAsync(new("departments"), 100, cancellation).ConfigureAwait(false))
        {
            found.Add(row);
        }

        return [.. found.Where(row => row.Text("isEnabled") != "false")
            .OrderByDescending(row => DeskApi.IsSet(row, "isDefault"))
            .Select(row => new FieldOption(row.Text("id") ?? "", row.Text("name") ?? ""))];
    }

    /// <summary>The fields of a module's layouts, layout by layout.</summary>
    public async Task<IReadOnlyList<LayoutField>> LayoutsAsync(string twin, CancellationToken cancellation) =>
        await LayoutsAsync(await LayoutListAsync(twin, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);

    /// <summary>The layouts of a module, without their fields.</summary>
    public Task<IReadOnlyList<JsonElement>> LayoutListAsync(string twin, CancellationToken cancellation) =>
        api.AllAsync(new DeskCall("layouts").With("module", DeskNames.Module(twin)), cancellation);

    /// <summary>The fields of these layouts, layout by layout.</summary>
    public async Task<IReadOnlyList<LayoutField>> LayoutsAsync(IReadOnlyList<JsonElement> layouts, CancellationToken cancellation)
    {
        var fields = new List<LayoutField>();
        foreach (var layout in layouts)
        {
            var whole = await api.ReadAsync(new("layout") { Path = [layout.Text("id") ?? ""] }, cancellation).ConfigureAwait(false);
            fields.AddRange(LayoutField.In(whole));
        }

        return fields;
    }

    /// <summary>The custom fields of a module.</summary>
    public async Task<IReadOnlyList<JsonElement>> CustomFieldsAsync(string twin, CancellationToken cancellation) =>
        [.. (await api.AllAsync(new DeskCall("fields").With("module", DeskNames.Module(twin)), cancellation).ConfigureAwait(false))
            .Where(field => DeskApi.IsSet(field, "isCustomField") || field.Text("apiName")?.StartsWith("cf_", StringComparison.Ordinal) == true)];

    private async Task<ObjectSchema> ModuleAsync(
        string twin, string label, Kind kind, IReadOnlyList<FieldOption> departments, CancellationToken cancellation)
    {
        var layouts = await LayoutsAsync(twin, cancellation).ConfigureAwait(false);
        var fields = new List<FieldSchema>(StandardFields.Of(twin));
        foreach (var list in StandardFields.Lists(twin))
        {
            fields.Add(Standard(list, layouts));
            if (list == StandardFields.Status)
            {
                fields.Add(StatusTypes(layouts));
            }
        }

        if (twin is DeskNames.Ticket or DeskNames.Task)
        {
            fields.Add(new(DeskNames.Department, "Department", FieldType.Choice, null, departments, IsWritable: false));
        }

        var taken = fields.Select(field => field.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var custom in await CustomFieldsAsync(twin, cancellation).ConfigureAwait(false))
        {
            fields.Add(Custom(custom, layouts, taken));
        }

        return new ObjectSchema(twin, label, kind, null, fields);
    }

    private static FieldSchema Standard(string name, IReadOnlyList<LayoutField> layouts) => new(
        name, $"{char.ToUpperInvariant(name[0])}{name[1..]}", FieldType.Choice, Role(name), Options(layouts, name));

    private static FieldSchema StatusTypes(IReadOnlyList<LayoutField> layouts)
    {
        var types = layouts.Where(field => field.ApiName == StandardFields.Status).SelectMany(field => field.Values)
            .Select(value => new FieldOption(LayoutField.ValueOf(value), value.Text("statusType") ?? "Open"))
            .DistinctBy(option => option.Id);
        return new FieldSchema(StandardFields.StatusType, "Status type", FieldType.Choice, null, [.. types], IsWritable: false);
    }

    private static string? Role(string name) => name switch
    {
        StandardFields.Status => FieldRole.Status,
        "priority" => FieldRole.Priority,
        "channel" => FieldRole.Channel,
        _ => null,
    };

    /// <summary>A custom field by its label, which is what plans can name before the vendor has made the API name.</summary>
    private static FieldSchema Custom(JsonElement field, IReadOnlyList<LayoutField> layouts, HashSet<string> taken)
    {
        var apiName = field.Text("apiName") ?? "";
        var label = field.Text("displayLabel") ?? apiName;
        var options = Options(layouts, apiName);
        return new FieldSchema(
            taken.Add(label) ? label : $"{label} ({apiName})",
            label,
            VendorTypes.Read(field.Text("type"), options.Count > 0),
            null,
            options,
            IsCustom: true,
            MaxLength: int.TryParse(field.Text("maxLength"), out var most) ? most : null,
            VendorId: apiName,
            IsRequired: DeskApi.IsSet(field, "isMandatory"));
    }

    private static IReadOnlyList<FieldOption> Options(IReadOnlyList<LayoutField> layouts, string apiName) =>
    [
        .. layouts.Where(field => field.ApiName == apiName).SelectMany(field => field.Values).Select(LayoutField.ValueOf)
            .Where(value => value.Length > 0).Distinct(StringComparer.Ordinal).Select(value => new FieldOption(value, value)),
    ];

    private async Task<IReadOnlyList<AgentSchema>> AgentsAsync(CancellationToken cancellation)
    {
        var agents = new List<AgentSchema>();
        await foreach (var agent in api.ListAsync(new("agents"), 200, cancellation).ConfigureAwait(false))
        {
            var name = agent.Text("name") ?? $"{agent.Text("firstName")} {agent.Text("lastName")}".Trim();
            agents.Add(new(agent.Text("id") ?? "", name, agent.Text("emailId") ?? "", agent.Text("status") is not "DISABLED" and not "DELETED"));
        }

        return agents;
    }

    private async Task<IReadOnlyList<TeamSchema>> TeamsAsync(CancellationToken cancellation) =>
        [.. (await api.AllAsync(new("teams"), cancellation).ConfigureAwait(false)).Select(team => new TeamSchema(
            team.Text("id") ?? "", team.Text("name") ?? "", [.. team.At("agents").Rows().Select(agent => agent.Text("id") ?? agent.ToString())]))];
}
