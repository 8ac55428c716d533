using System.Text.Json.Nodes;
using Workbench.Connectors.Intercom.Find;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Remove;

/// <summary>Undoes one write as far as Intercom allows.</summary>
internal sealed class TwinRemoval(IntercomApi api)
{
    public async Task<Removal> RemoveAsync(Write write, JsonNode node, TwinRef? twin, CancellationToken cancellation)
    {
        var body = WriteBody.Of(node);
        return write.Operation switch
        {
            "contact.attach-company" => await SendAsync(
                new("contact.detach-company") { Path = [body.Owner, body.Text("id") ?? ""] }, null, cancellation).ConfigureAwait(false),
            "contact.note" or "company.note" when twin is not null => await NoteAsync(twin, cancellation).ConfigureAwait(false),
            _ when twin is null => Removal.Gone.Value,
            "contact.create" => await ContactAsync(twin, cancellation).ConfigureAwait(false),
            "company.upsert" => await SendAsync(
                new("company.delete") { Path = [twin.Id] }, $"company {twin.Id} is archived; Intercom does not delete companies", cancellation).ConfigureAwait(false),
            _ when IntercomNames.IsHelpCenter(twin.Type) || twin.Type == IntercomNames.ArticleTranslation =>
                await new HelpCenterRemoval(api).RemoveAsync(twin, cancellation).ConfigureAwait(false),
            "ticket.create" => await SendAsync(new("ticket.delete") { Path = [twin.Id] }, null, cancellation).ConfigureAwait(false),
            "conversation.create" => await SendAsync(
                new IntercomCall("conversation.delete") { Path = [twin.Id] }.With("retain_metrics", "true"), null, cancellation).ConfigureAwait(false),
            "custom.upsert" => await SendAsync(
                new("custom.delete") { Path = [twin.Type[IntercomNames.CustomPrefix.Length..], twin.Id] }, null, cancellation).ConfigureAwait(false),

            // Parts, titles, states and tags of a ticket or conversation that this migration made go with it.
            _ => Removal.Gone.Value,
        };
    }

    private Task<Removal> SendAsync(IntercomCall call, string? leftover, CancellationToken cancellation) =>
        RemovalCalls.SendAsync(api, call, leftover, cancellation);

    private async Task<Removal> NoteAsync(TwinRef note, CancellationToken cancellation)
    {
        var owner = note.Readable();
        var call = new IntercomCall(owner.Type == IntercomNames.Contact ? "contact" : "company") { Path = [owner.Id] };
        return await api.TryReadAsync(call, cancellation).ConfigureAwait(false) is null
            ? Removal.Gone.Value
            : new Removal.Leftover($"{note.Print()} stays while {owner.Print()} does; Intercom has no call that deletes notes");
    }

    /// <summary>Deleting a contact takes all its conversations along, so one that has any left is skipped.</summary>
    private async Task<Removal> ContactAsync(TwinRef contact, CancellationToken cancellation)
    {
        var query = SearchFinder.Filter("contact_ids", "=", contact.Id);
        foreach (var (search, read) in new[] { ("conversations.search", "conversation"), ("tickets.search", "ticket") })
        {
            var rows = read == "ticket" ? "tickets" : "conversations";
            await foreach (var found in api.SearchAsync(search, rows, query, cancellation).ConfigureAwait(false))
            {
                var id = found.Text("id") ?? "";

                // The search lags: what was just deleted may still be in it, so each hit is read.
                if (await api.TryReadAsync(new(read) { Path = [id] }, cancellation).ConfigureAwait(false) is not null)
                {
                    return new Removal.Skipped($"contact {contact.Id} has {read} {id}, which deleting it would take along");
                }
            }
        }

        return await SendAsync(new("contact.delete") { Path = [contact.Id] }, null, cancellation).ConfigureAwait(false);
    }
}
