using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Core.Errors;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Ivinex;

/// <summary>
/// Takes the account's picture: tabs, fields, roles, counts and people. Counts cost one scan of each tab, because the vendor states no
/// totals; nothing of it is kept.
/// </summary>
internal sealed class IvinexDiscovery(IvinexApi api, IvinexScan scan, IvinexOptions options, OperatorFiles files)
{
    // Tab names as the vendor's default account has them; they decide only where no tab-roles.json exists.
    private static readonly Dictionary<string, Kind> UsualNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Contacts"] = Kind.Contact,
        ["Organizations"] = Kind.Organization,
        ["Tickets"] = Kind.Ticket,
        ["Tasks"] = Kind.Task,
        ["Activities"] = Kind.Message,
        ["Emails"] = Kind.Message,
        ["Text Messages"] = Kind.Message,
        ["Notes"] = Kind.Message,
        ["Users"] = Kind.Agent,
    };

    /// <param name="known">An earlier picture, whose counts are taken as they are; null counts anew.</param>
    public async Task<SchemaSnapshot> RunAsync(SchemaSnapshot? known, CancellationToken cancellation)
    {
        var objects = new List<ObjectSchema>();
        string? site = null;
        foreach (var (id, name, definitions) in await TabsAsync(cancellation).ConfigureAwait(false))
        {
            var rows = await FirstPageAsync(id, cancellation).ConfigureAwait(false);
            var count = rows is null ? (long?)null
                : rows.Count == 0 ? 0
                : known is not null ? known.Objects.FirstOrDefault(found => found.Name == id)?.Count
                : await scan.CountAsync(id, cancellation).ConfigureAwait(false);
            site ??= rows?.Select(row => IvinexApi.Text(row, "site_id")).FirstOrDefault(text => text.Length > 0);
            var kind = KindOf(id, name);
            objects.Add(new ObjectSchema(id, name, kind, count, IvinexFieldRoles.Assign(kind, Fields(definitions, rows ?? []))));
        }

        objects.Add(AttachmentRows.Schema);
        var agents = await AgentsAsync(objects, cancellation).ConfigureAwait(false);
        return new SchemaSnapshot(IvinexSource.Name, Account(site), objects, agents, files.Groups);
    }

    // A demo runs on another port each time: the port is no part of the account.
    private string Account(string? site) => $"{(options.Root.IsLoopback ? "loopback" : options.Root.IdnHost)}#{site ?? "?"}";

    private Kind? KindOf(string id, string name) => files.Roles is { } roles
        ? roles.FirstOrDefault(role => role.TabId == id)?.Kind
        : UsualNames.TryGetValue(name, out var kind) ? kind : null;

    private async Task<IReadOnlyList<TabDefinition>> TabsAsync(CancellationToken cancellation)
    {
        if (files.Tabs is { } given)
        {
            return given;
        }

        var tabs = new List<TabDefinition>();
        foreach (var (id, name) in await api.TabsAsync(cancellation).ConfigureAwait(false))
        {
            tabs.Add(new TabDefinition(id, name, await FieldsAsync(id, cancellation).ConfigureAwait(false)));
        }

        return tabs;
    }

    // A tab that the user may not read stays in the picture without fields; the permission check names it and blocks.
    private async Task<IReadOnlyList<FieldDefinition>> FieldsAsync(string tab, CancellationToken cancellation)
    {
        try
        {
            return await api.FieldsAsync(tab, cancellation).ConfigureAwait(false);
        }
        catch (ConnectorException refused) when (IvinexApi.IsClosed(refused))
        {
            return [];
        }
    }

    private async Task<IReadOnlyList<JsonElement>?> FirstPageAsync(string tab, CancellationToken cancellation)
    {
        try
        {
            return (await api.RecordsAsync(tab, 0, options.PageSize, cancellation).ConfigureAwait(false)).Rows;
        }
        catch (ConnectorException refused) when (IvinexApi.IsClosed(refused))
        {
            return null;
        }
    }

    private static List<FieldSchema> Fields(IReadOnlyList<FieldDefinition> definitions, IReadOnlyList<JsonElement> rows)
    {
        var fields = definitions.DistinctBy(field => field.Name).Select(field => new FieldSchema(
            field.Name,
            field.Label.Length > 0 ? field.Label : field.Name,
            IvinexFieldTypes.Of(field),
            Options: field.Options,
            LinkedObject: field.LinkedTabId,
            VendorId: field.Id.Length > 0 ? field.Id : null)).ToList();
        var known = fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);

        // Layout and button fields come with the records and stand in no definition.
        fields.AddRange(rows.SelectMany(row => row.EnumerateObject()).Select(property => property.Name).Where(known.Add)
            .Select(name => new FieldSchema(name, name, FieldType.Text, FieldRole.System)));
        return fields;
    }

    private async Task<IReadOnlyList<AgentSchema>> AgentsAsync(IReadOnlyList<ObjectSchema> objects, CancellationToken cancellation)
    {
        var agents = files.Users.DistinctBy(agent => agent.Id).ToDictionary(agent => agent.Id, StringComparer.Ordinal);
        foreach (var tab in objects.Where(found => found.Kind == Kind.Agent))
        {
            await foreach (var (id, row) in scan.RecordsAsync(tab.Name, tab.Count, cancellation).ConfigureAwait(false))
            {
                var isActive = Role(FieldRole.IsActive) is not ("false" or "0");
                var name = Role(FieldRole.Name) is { Length: > 0 } whole
                    ? whole
                    : $"{Role(FieldRole.FirstName)} {Role(FieldRole.LastName)}".Trim();
                agents[id] = new AgentSchema(id, name, Role(FieldRole.Email), isActive);

                string Role(string role) => tab.Fields.FirstOrDefault(field => field.Role == role) is { } field
                    ? IvinexApi.Text(row, field.Name)
                    : "";
            }
        }

        return [.. agents.Values.OrderBy(agent => agent.Id, StringComparer.Ordinal)];
    }
}
