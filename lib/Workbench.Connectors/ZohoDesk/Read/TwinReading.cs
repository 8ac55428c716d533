using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Discovery;
using Workbench.Connectors.ZohoDesk.Wire;
using Workbench.Core.Schema;
using Workbench.Core.Writing;

namespace Workbench.Connectors.ZohoDesk.Read;

/// <summary>Reads a twin with everything in it, by direct reads: searches lag, and the list of tickets lacks custom fields and description.</summary>
internal sealed class TwinReading(DeskApi api, Portal portal)
{
    private const int MostRows = 100;

    private static readonly (string Field, string Member, string Type)[] Relations =
    [
        (DeskNames.Contact, "contactId", DeskNames.Contact), (DeskNames.Account, "accountId", DeskNames.Account), (DeskNames.Ticket, "ticketId", DeskNames.Ticket),
        (DeskNames.Team, "teamId", DeskNames.Team), ("assignee", "assigneeId", DeskNames.Agent), ("assignee", "ownerId", DeskNames.Agent),
    ];

    public async Task<IReadOnlyList<TwinState>> ReadAsync(TwinRef twin, CancellationToken cancellation)
    {
        if (twin.Type == DeskNames.TicketTags)
        {
            var tags = await api.AllAsync(new("ticket.tags") { Path = [twin.Id] }, cancellation).ConfigureAwait(false);
            return [new StateBuilder().Put(Draft.TagsField, string.Join('\n', tags.Select(tag => tag.Text("name")))).Build(twin)];
        }

        if (twin.Type is not (DeskNames.Account or DeskNames.Contact or DeskNames.Ticket or DeskNames.Task or DeskNames.Call)
            || await api.TryReadAsync(new(twin.Type) { Path = [twin.Id] }, cancellation).ConfigureAwait(false) is not { } record)
        {
            return [];
        }

        var schema = (await portal.SchemaAsync(cancellation).ConfigureAwait(false)).Object(twin.Type);
        var own = State(twin, record, schema);
        if (twin.Type == DeskNames.Call)
        {
            return [own];
        }

        // Only for those of tickets is the order documented; the others come in one page as a rule.
        var order = twin.Type == DeskNames.Ticket ? "commentedTime" : null;
        var comments = await RowsAsync(twin, record, "comment", order, cancellation).ConfigureAwait(false);
        var attachments = await RowsAsync(twin, record, "attachment", null, cancellation).ConfigureAwait(false);
        return [own, .. CommentStates.Of(comments, twin), .. FileStates.Of(attachments, comments, twin)];
    }

    /// <summary>One twin by its own members.</summary>
    public static TwinState State(TwinRef twin, JsonElement record, ObjectSchema schema)
    {
        var state = new StateBuilder();
        foreach (var field in schema.Fields)
        {
            state.Put(field.Name, field.IsCustom ? FieldText.Print(record.At("cf"), field.VendorId ?? "", field) : FieldText.Print(record, field.Name, field));
        }

        foreach (var (field, member, type) in Relations)
        {
            state.Put(field, record.Text(member) is { Length: > 0 } id ? $"{type}:{id}" : null);
        }

        if (twin.Type == DeskNames.Contact)
        {
            // An e-mail that another contact has stands in its own field, see ContactConflict.
            state.Put("email", record.Text("email") ?? record.Text("cf", schema.Field(DeskNames.SourceEmail)?.VendorId ?? ""));
            state.Put(StandardFields.FullName, $"{record.Text("firstName")} {record.Text("lastName")}".Trim());
        }

        return state.Build(twin);
    }

    /// <summary>Rows inside a record; not asked for where its counter says there are none.</summary>
    /// <param name="order">The vendor's word for the order; null where none is asked for.</param>
    private async Task<IReadOnlyList<JsonElement>> RowsAsync(TwinRef twin, JsonElement record, string what, string? order, CancellationToken cancellation)
    {
        if (record.Text($"{what}Count") == "0")
        {
            return [];
        }

        var rows = new List<JsonElement>();
        var list = new DeskCall($"{twin.Type}.{what}s") { Path = [twin.Id] };
        await foreach (var row in api.ListAsync(list.With("sortBy", order), MostRows, cancellation).ConfigureAwait(false))
        {
            rows.Add(row);
        }

        return rows;
    }
}
