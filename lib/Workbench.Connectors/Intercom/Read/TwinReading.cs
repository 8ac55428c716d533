using Workbench.Connectors.Intercom.Discovery;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Schema;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Read;

/// <summary>Reads a twin with everything in it, by direct reads: searches and lists lag.</summary>
internal sealed class TwinReading(IntercomApi api, Workspace workspace)
{
    /// <summary>Contacts by searches, which lag and are read again by themselves where they do not show what was promised.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<TwinState>>> ReadContactsAsync(IReadOnlyList<TwinRef> twins, CancellationToken cancellation) =>
        await new ContactReading(api).ReadManyAsync(twins, await workspace.SchemaAsync(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);

    public async Task<IReadOnlyList<TwinState>> ReadAsync(TwinRef twin, CancellationToken cancellation)
    {
        var schema = await workspace.SchemaAsync(cancellation).ConfigureAwait(false);
        return twin.Type switch
        {
            IntercomNames.Contact => await new ContactReading(api).ReadAsync(twin, schema, cancellation).ConfigureAwait(false),
            IntercomNames.Company => await CompanyAsync(twin, schema, cancellation).ConfigureAwait(false),
            var type when IntercomNames.IsHelpCenter(type) => await new HelpCenterReading(api).ReadAsync(twin, cancellation).ConfigureAwait(false),
            var type when IntercomNames.IsTicket(type) => await TicketAsync(twin, schema, cancellation).ConfigureAwait(false),
            var type when IntercomNames.IsConversation(type) => await ConversationAsync(twin, schema, cancellation).ConfigureAwait(false),
            var type when type.StartsWith(IntercomNames.CustomPrefix, StringComparison.Ordinal) =>
                await CustomAsync(twin, schema, cancellation).ConfigureAwait(false),
            _ => [],
        };
    }

    private async Task<IReadOnlyList<TwinState>> CompanyAsync(TwinRef twin, SchemaSnapshot schema, CancellationToken cancellation)
    {
        if (await api.TryReadAsync(new("company") { Path = [twin.Id] }, cancellation).ConfigureAwait(false) is not { } company)
        {
            return [];
        }

        var state = new StateBuilder();
        foreach (var name in new[] { "company_id", "name", "website", "industry", "size", "monthly_spend" })
        {
            state.Put(name, company.Text(name));
        }

        state.Put("plan", company.Text("plan", "name") ?? company.Text("plan"))
            .PutTime("remote_created_at", company.Time("remote_created_at"))
            .PutAttributes(company.At("custom_attributes"), schema.Object(IntercomNames.Company));
        return [state.Build(twin), .. await new NoteReading(api).ReadAsync("company.notes", IntercomNames.CompanyNote, twin, cancellation).ConfigureAwait(false)];
    }

    private async Task<IReadOnlyList<TwinState>> TicketAsync(TwinRef twin, SchemaSnapshot schema, CancellationToken cancellation)
    {
        if (await api.TryReadAsync(new("ticket") { Path = [twin.Id] }, cancellation).ConfigureAwait(false) is not { } ticket)
        {
            return [];
        }

        var type = schema.Objects.FirstOrDefault(found => found.Name == $"{IntercomNames.TicketTypePrefix}{ticket.Text("ticket_type", "id")}");
        var state = new StateBuilder()
            .Put("title", ticket.Text("ticket_attributes", "_default_title_"))
            .Put("description", HtmlText.Of(ticket.Text("ticket_attributes", "_default_description_") ?? ""))
            .Put(TicketTypes.State, ticket.Text("ticket_state", "internal_label") ?? ticket.Text("ticket_state", "external_label"))
            .Put("contact", Join(ticket.At("contacts", "contacts").Rows().Select(contact => $"{IntercomNames.Contact}:{contact.Text("id")}")))
            .Put("company", ticket.Id("company_id") is { } company ? $"{IntercomNames.Company}:{company}" : null)
            .Put("assignee", ticket.Id("admin_assignee_id") is { } admin ? $"admin:{admin}" : null)
            .PutTime("created_at", ticket.Time("created_at"))
            .PutAttributes(ticket.At("ticket_attributes"), type);
        return [state.Build(twin), .. PartStates.Parts(ticket.At("ticket_parts", "ticket_parts"), IntercomNames.TicketPart, twin)];
    }

    private async Task<IReadOnlyList<TwinState>> ConversationAsync(TwinRef twin, SchemaSnapshot schema, CancellationToken cancellation)
    {
        var found = await api.TryReadAsync(new("conversation") { Path = [twin.Id] }, cancellation).ConfigureAwait(false);
        if (found is not { } conversation)
        {
            return [];
        }

        var state = new StateBuilder()
            .Put("title", conversation.Text("title"))
            .Put("body", HtmlText.Of(conversation.Text("source", "body") ?? ""))
            .Put("contact", Join(conversation.At("contacts", "contacts").Rows().Select(contact => $"{IntercomNames.Contact}:{contact.Text("id")}")))
            .Put(TicketTypes.State, conversation.Text("state"))
            .Put("assignee", conversation.Id("admin_assignee_id") is { } admin ? $"admin:{admin}" : null)
            .Put("tags", string.Join('\n', conversation.At("tags", "tags").Rows().Select(tag => tag.Text("name"))))
            .PutTime("created_at", conversation.Time("created_at"))
            .PutAttributes(conversation.At("custom_attributes"), schema.Object(IntercomNames.Conversation));
        var parts = PartStates.Parts(conversation.At("conversation_parts", "conversation_parts"), IntercomNames.ConversationPart, twin);
        return [state.Build(twin), .. parts];
    }

    private async Task<IReadOnlyList<TwinState>> CustomAsync(TwinRef twin, SchemaSnapshot schema, CancellationToken cancellation)
    {
        var call = new IntercomCall("custom.instance") { Path = [twin.Type[IntercomNames.CustomPrefix.Length..], twin.Id] };
        return await api.TryReadAsync(call, cancellation).ConfigureAwait(false) is { } instance
            ? [new StateBuilder()
                .Put("external_id", instance.Text("external_id"))
                .PutTime("external_created_at", instance.Time("external_created_at"))
                .PutTime("external_updated_at", instance.Time("external_updated_at"))
                .PutAttributes(instance.At("custom_attributes"), schema.Objects.FirstOrDefault(found => found.Name == twin.Type))
                .Build(twin)]
            : [];
    }

    private static string Join(IEnumerable<string> twins) => string.Join(',', twins);
}
