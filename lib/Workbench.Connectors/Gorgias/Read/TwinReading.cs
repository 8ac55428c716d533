using System.Text.Json;
using Workbench.Connectors.Gorgias.Propose;
using Workbench.Connectors.Gorgias.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Gorgias.Read;

/// <summary>Reads a twin with everything in it.</summary>
internal sealed class TwinReading(GorgiasApi api, Account account)
{
    public async Task<IReadOnlyList<TwinState>> ReadAsync(TwinRef twin, CancellationToken cancellation) => twin.Type switch
    {
        GorgiasNames.Customer => await CustomerAsync(twin, cancellation).ConfigureAwait(false),
        GorgiasNames.Ticket => await TicketAsync(twin, cancellation).ConfigureAwait(false),
        _ => [],
    };

    private async Task<IReadOnlyList<TwinState>> CustomerAsync(TwinRef twin, CancellationToken cancellation)
    {
        if (await WithFieldsAsync("customer", twin.Id, cancellation).ConfigureAwait(false) is not { } customer)
        {
            return [];
        }

        var schema = await account.SchemaAsync(cancellation).ConfigureAwait(false);
        var state = new StateBuilder();
        foreach (var name in new[] { "external_id", "name", "firstname", "lastname", "email", "language", "timezone", GorgiasNames.Note })
        {
            state.Put(name, customer.Text(name));
        }

        var phones = customer.At("channels").Rows().Where(channel => channel.Text("type") == "phone").Select(channel => channel.Text("address"));
        state.Put("phone", string.Join('\n', phones)).Put(GorgiasNames.Organization, Organization(customer.At("meta")));
        PutFields(state, customer, schema.Object(GorgiasNames.Customer));
        return [state.Build(twin)];
    }

    private async Task<IReadOnlyList<TwinState>> TicketAsync(TwinRef twin, CancellationToken cancellation)
    {
        if (await WithFieldsAsync("ticket", twin.Id, cancellation).ConfigureAwait(false) is not { } ticket)
        {
            return [];
        }

        var schema = await account.SchemaAsync(cancellation).ConfigureAwait(false);
        var messages = await MessagesAsync(ticket, twin, cancellation).ConfigureAwait(false);
        var own = $"{ticket.Text("external_id")}#";
        var notes = messages.Where(message => IsOwn(message, own)).ToList();
        var state = new StateBuilder();
        foreach (var name in new[] { "external_id", "subject", GorgiasNames.Status, "priority", "channel" })
        {
            state.Put(name, ticket.Text(name));
        }

        state.Put("customer", Twin(GorgiasNames.Customer, ticket, "customer"))
            .Put("assignee_user", Twin(GorgiasNames.User, ticket, "assignee_user"))
            .Put("assignee_team", Twin(GorgiasNames.Team, ticket, "assignee_team"))
            .Put("created_datetime", MessageStates.Time(ticket, "created_datetime"))
            .Put("closed_datetime", MessageStates.Time(ticket, "closed_datetime"))
            .Put("updated_datetime", MessageStates.Time(ticket, "updated_datetime"))
            .Put(GorgiasNames.Organization, Organization(ticket.At("meta")))
            .Put("tags", string.Join('\n', ticket.At("tags").Rows().Select(tag => tag.Text("name"))))
            .Put(GorgiasNames.Note, string.Join('\n', notes.Select(MessageStates.Body)));
        var sourceStatus = PutFields(state, ticket, schema.Object(GorgiasNames.Ticket));
        state.Put(GorgiasNames.StatusInWords, sourceStatus is null ? null : $"{ticket.Text("status")} ({sourceStatus})");
        return
        [
            state.Build(twin, [.. notes.SelectMany(MessageStates.Files)]),
            .. messages.Where(message => !IsOwn(message, own)).Select(message => MessageStates.Of(message, twin)),
        ];
    }

    private Task<JsonElement?> WithFieldsAsync(string endpoint, string id, CancellationToken cancellation) =>
        api.TryReadAsync(new GorgiasCall(endpoint) { Path = [id] }.With("relationships", "custom_fields"), cancellation);

    /// <summary>The ticket's own list where it is whole, else the list of messages.</summary>
    private async Task<IReadOnlyList<JsonElement>> MessagesAsync(JsonElement ticket, TwinRef twin, CancellationToken cancellation)
    {
        var inside = ticket.At("messages").Rows().ToList();
        if (ticket.Text("messages_count") == $"{inside.Count}")
        {
            return inside;
        }

        var all = new List<JsonElement>();
        await foreach (var message in api.ListAsync(new GorgiasCall("messages").With("ticket_id", twin.Id), cancellation).ConfigureAwait(false))
        {
            all.Add(message);
        }

        return all;
    }

    private static bool IsOwn(JsonElement message, string own) =>
        own.Length > 1 && message.Text("external_id") is { } id && id.StartsWith(own, StringComparison.Ordinal) && !GorgiasNames.IsFileNote(id);

    /// <summary>Puts the custom field values; answers that of the source's status.</summary>
    private static string? PutFields(StateBuilder state, JsonElement record, ObjectSchema schema)
    {
        string? status = null;
        foreach (var field in schema.Fields.Where(field => field.VendorId is not null))
        {
            var text = Print(record.At("custom_fields", field.VendorId!, "value"));
            state.Put(field.Name, text);
            status = field.Name == TicketSlots.StatusField ? text : status;
        }

        return status;
    }

    private static string? Print(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => new FieldValue.Number(value.GetDecimal()).Print(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    private static string? Twin(string type, JsonElement ticket, string member) => ticket.Id(member, "id") is { } id ? $"{type}:{id}" : null;

    private static string Organization(JsonElement meta) => string.Join(
        ',', meta.At("further_organizations").Rows().Prepend(meta.At("organization")).Select(organization => organization.Text("id")).OfType<string>());
}
