using System.Text.Json;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Discovery;

/// <summary>Reads what a workspace looks like.</summary>
internal sealed class WorkspaceDiscovery(IntercomApi api)
{
    /// <exception cref="Core.Errors.ConnectorException">Credentials are refused or the host cannot be reached.</exception>
    public async Task<SchemaSnapshot> ReadAsync(CancellationToken cancellation)
    {
        var me = await api.ReadAsync(new("me"), cancellation).ConfigureAwait(false);
        var states = await api.ReadAsync(new("ticket-states"), cancellation).ConfigureAwait(false);
        var types = await api.ReadAsync(new("ticket-types"), cancellation).ConfigureAwait(false);
        var ticketTypes = types.At("data").Rows().Where(type => !type.IsTrue("archived"))
            .Select(type => TicketTypes.Describe(type, states)).OrderBy(type => type.Name, StringComparer.Ordinal).ToList();
        List<ObjectSchema> objects =
        [
            new(IntercomNames.Company, "Company", Kind.Organization, null,
                [.. StandardFields.Company, .. await AttributesAsync("company", cancellation).ConfigureAwait(false)]),
            new(IntercomNames.Contact, "Contact", Kind.Contact, null,
                [.. StandardFields.Contact, .. await AttributesAsync("contact", cancellation).ConfigureAwait(false)]),
            TicketTypes.Union(IntercomNames.Ticket, "Ticket", Kind.Ticket, ticketTypes, states),
            TicketTypes.Union(IntercomNames.TaskTicket, "Back-office ticket", Kind.Task, ticketTypes, states),
            await ConversationFields.DescribeAsync(api, cancellation).ConfigureAwait(false),
            new(IntercomNames.TicketPart, "Reply on a ticket", Kind.Message, null, StandardFields.Part),
            new(IntercomNames.ConversationPart, "Part of a conversation", Kind.Message, null, StandardFields.Part),
            new(IntercomNames.ContactNote, "Note on a contact", Kind.Message, null, StandardFields.NoteFields),
            new(IntercomNames.CompanyNote, "Note on a company", Kind.Message, null, StandardFields.NoteFields),
            new(IntercomNames.Collection, "Collection", Kind.Collection, null, HelpCenterFields.Collection),
            new(IntercomNames.Article, "Article", Kind.Article, null, HelpCenterFields.Article),
            .. ticketTypes,
        ];
        foreach (var type in api.Settings.CustomObjectTypes)
        {
            if (await ExistsAsync(type.Name, cancellation).ConfigureAwait(false))
            {
                objects.Add(new($"{IntercomNames.CustomPrefix}{type.Name}", type.Name, Kind.CustomRecord, null, Fields(type)));
            }
        }

        return new SchemaSnapshot(
            IntercomNames.System,
            me.Text("app", "id_code") ?? "",
            objects,
            await AgentsAsync(cancellation).ConfigureAwait(false),
            await TeamsAsync(cancellation).ConfigureAwait(false));
    }

    private static IReadOnlyList<FieldSchema> Fields(CustomObjectType type)
    {
        var id = new FieldSchema("external_id", "External id", FieldType.Text, FieldRole.Id);
        return type.ContactReference is { } reference
            ? [id, new(reference, "Reference on contacts", FieldType.Links, LinkedObject: IntercomNames.Contact, IsWritable: false)]
            : [id];
    }

    /// <summary>Custom attributes of a model, live ones only.</summary>
    public async Task<IReadOnlyList<FieldSchema>> AttributesAsync(string model, CancellationToken cancellation)
    {
        var answer = await AllAttributesAsync(model, cancellation).ConfigureAwait(false);
        return [.. answer.Where(attribute => attribute.IsTrue("custom") && !attribute.IsTrue("archived")).Select(Attribute)];
    }

    /// <summary>All attributes of a model as the vendor lists them, archived ones included: their names stay taken.</summary>
    public async Task<IReadOnlyList<JsonElement>> AllAttributesAsync(string model, CancellationToken cancellation)
    {
        var call = new IntercomCall("data-attributes").With("model", model).With("include_archived", "true");
        return [.. (await api.ReadAsync(call, cancellation).ConfigureAwait(false)).At("data").Rows()];
    }

    /// <summary>Asks for one instance: an unknown type answers 404 "Custom object type not found".</summary>
    private async Task<bool> ExistsAsync(string type, CancellationToken cancellation)
    {
        var call = new IntercomCall("custom") { Path = [type] }.With("per_page", "1");
        return await api.TryReadAsync(call, cancellation).ConfigureAwait(false) is not null;
    }

    private async Task<IReadOnlyList<AgentSchema>> AgentsAsync(CancellationToken cancellation)
    {
        var answer = await api.ReadAsync(new("admins"), cancellation).ConfigureAwait(false);
        return [.. answer.At("admins").Rows().Select(admin =>
            new AgentSchema(admin.Text("id") ?? "", admin.Text("name") ?? "", admin.Text("email") ?? "", IsActive: true))];
    }

    private async Task<IReadOnlyList<TeamSchema>> TeamsAsync(CancellationToken cancellation)
    {
        var answer = await api.ReadAsync(new("teams"), cancellation).ConfigureAwait(false);
        return [.. answer.At("teams").Rows().Select(team => new TeamSchema(
            team.Text("id") ?? "", team.Text("name") ?? "", [.. team.At("admin_ids").Rows().Select(id => id.ToString())]))];
    }

    private static FieldSchema Attribute(JsonElement attribute)
    {
        var name = attribute.Text("name") ?? "";
        var options = attribute.At("options").Rows().Select(option => option.ToString()).Select(label => new FieldOption(label, label)).ToList();
        var type = VendorTypes.Read(attribute.Text("data_type"), options.Count > 0);
        return new FieldSchema(
            name, attribute.Text("label") ?? name, type, null, options, IsCustom: true,
            IsWritable: attribute.IsTrue("api_writable"), MaxLength: type == FieldType.Text ? 255 : null, VendorId: attribute.Text("id"));
    }
}
