using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Intercom.Send;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Find;

/// <summary>Asks whether a write was carried out: by external key, by search once the search has caught up, or by reading the thread.</summary>
internal sealed class WriteFinder(IntercomApi api)
{
    private readonly SearchFinder searches = new(api);

    public async Task<Lookup> FindAsync(Write write, JsonNode node, SendTime? sent, CancellationToken cancellation)
    {
        var body = WriteBody.Of(node);
        return write.Operation switch
        {
            "company.upsert" => Twin(write, await CompanyAsync(body, cancellation).ConfigureAwait(false)),
            "contact.create" => await searches.ContactAsync(body, sent, cancellation).ConfigureAwait(false),
            "contact.attach-company" => Done(await IsAttachedAsync(body, cancellation).ConfigureAwait(false)),
            "contact.note" => await NoteAsync(write, body, "contact.notes", cancellation).ConfigureAwait(false),
            "company.note" => await NoteAsync(write, body, "company.notes", cancellation).ConfigureAwait(false),
            "ticket.create" => await searches.TicketAsync(write, body, sent, cancellation).ConfigureAwait(false),
            "conversation.create" => await searches.ConversationAsync(write, body, sent, cancellation).ConfigureAwait(false),
            "ticket.reply" => Part(write, body, await OwnerAsync(body, cancellation).ConfigureAwait(false), "ticket_parts"),
            "conversation.reply" => Part(write, body, await OwnerAsync(body, cancellation).ConfigureAwait(false), "conversation_parts"),
            "ticket.finish" => Done((await OwnerAsync(body, cancellation).ConfigureAwait(false))?.Text("ticket_state", "id") == body.Text("ticket_state_id")),
            var operation when ConversationChanges.Concerns(operation, body.Json) =>
                Done(await new ConversationChanges(api).MissingAsync(operation, body, cancellation).ConfigureAwait(false) is null),
            "conversation.update" => Done((await OwnerAsync(body, cancellation).ConfigureAwait(false))?.Text("title") == body.Text("title")),
            "conversation.close" => Done((await OwnerAsync(body, cancellation).ConfigureAwait(false))?.Text("state") == "closed"),
            "tag" => Done(IsTagged(await OwnerAsync(body, cancellation).ConfigureAwait(false), body.Text("name"))),
            "custom.upsert" => Twin(write, await api.TryReadAsync(
                new IntercomCall("custom") { Path = body.Path }.With("external_id", body.Text("external_id")), cancellation).ConfigureAwait(false)),

            // Writing the same list of references again changes nothing, so it may simply be sent.
            "custom.link" => Lookup.Absent.Value,
            var operation when HelpCenterFinder.Handles(operation) =>
                await new HelpCenterFinder(api).FindAsync(write, body, cancellation).ConfigureAwait(false),
            _ => new Lookup.Ambiguous($"'{write.Operation}' cannot be looked up"),
        };
    }

    /// <summary>The description answers the exact read with a list of one, its example with the company itself: both are read.</summary>
    private async Task<JsonElement?> CompanyAsync(WriteBody body, CancellationToken cancellation)
    {
        var key = body.Text("company_id") ?? body.Json?["custom_attributes"]?[IntercomNames.CompanySourceId]?.ToString();
        var answer = await api.TryReadAsync(new IntercomCall("companies").With("company_id", key), cancellation).ConfigureAwait(false);
        return answer is { } found && found.Text("id") is null
            ? found.At("data").Rows().Select(company => (JsonElement?)company).FirstOrDefault()
            : answer;
    }

    private async Task<bool> IsAttachedAsync(WriteBody body, CancellationToken cancellation) =>
        (await api.CompaniesOfAsync(body.Owner, cancellation).ConfigureAwait(false)).Any(company => company.Text("id") == body.Text("id"));

    private async Task<Lookup> NoteAsync(Write write, WriteBody body, string list, CancellationToken cancellation)
    {
        TwinRef? found = null;
        await foreach (var note in api.ListAsync(new(list) { Path = body.Path }, "data", cancellation).ConfigureAwait(false))
        {
            if (HtmlText.Same(note.Text("body"), body.Text("body")))
            {
                found = new TwinRef(write.Creates!, note.Text("id") ?? "", body.PrintedContainer);
            }
        }

        return found is null ? Lookup.Absent.Value : new Lookup.Found(found);
    }

    private Task<JsonElement?> OwnerAsync(WriteBody body, CancellationToken cancellation) => api.TryReadAsync(
        new(IntercomNames.IsConversation(body.Container ?? "") ? "conversation" : "ticket") { Path = [body.Owner] }, cancellation);

    private static Lookup Part(Write write, WriteBody body, JsonElement? owner, string list) =>
        owner is { } thread && PartMatch.Find(thread.At(list, list), body) is { } part
            ? new Lookup.Found(new TwinRef(write.Creates!, part.Text("id") ?? "", body.PrintedContainer))
            : Lookup.Absent.Value;

    private static bool IsTagged(JsonElement? owner, string? name) => owner is { } thread
        && thread.At("tags", "tags").Rows().Any(tag => string.Equals(tag.Text("name"), name, StringComparison.OrdinalIgnoreCase));

    private static Lookup Twin(Write write, JsonElement? found) =>
        found?.Text("id") is { } id ? new Lookup.Found(new TwinRef(write.Creates!, id)) : Lookup.Absent.Value;

    private static Lookup Done(bool holds) => holds ? new Lookup.Found(null) : Lookup.Absent.Value;
}
