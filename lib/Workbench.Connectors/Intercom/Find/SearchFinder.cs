using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Find;

/// <summary>Looks for tickets and conversations through searches, which lag behind writes: nothing found is no proof until the lag is over.</summary>
internal sealed class SearchFinder(IntercomApi api)
{
    /// <summary>
    /// By external id: the direct read first, which does not lag; then the search, because a key with slashes in a path is not certain to be
    /// understood everywhere.
    /// </summary>
    public async Task<Lookup> ContactAsync(WriteBody body, SendTime? sent, CancellationToken cancellation)
    {
        var key = body.Text("external_id") ?? "";
        var direct = await api.TryReadAsync(new("contact.by-external-id") { Path = [key] }, cancellation).ConfigureAwait(false);
        if (direct?.Text("id") is { } id)
        {
            return new Lookup.Found(new TwinRef(IntercomNames.Contact, id));
        }

        var found = new List<TwinRef>();
        await foreach (var contact in api.SearchAsync("contacts.search", "data", Filter("external_id", "=", key), cancellation).ConfigureAwait(false))
        {
            found.Add(new TwinRef(IntercomNames.Contact, contact.Text("id") ?? ""));
        }

        return Decide(found, sent);
    }

    /// <summary>By our own attribute on the ticket type.</summary>
    public async Task<Lookup> TicketAsync(Write write, WriteBody body, SendTime? sent, CancellationToken cancellation)
    {
        if (body.Find?["attribute"]?.GetValue<string>() is not { } attribute)
        {
            return new Lookup.Ambiguous("the ticket type has no attribute with the source key; discover again after provisioning");
        }

        var query = Filter($"ticket_attribute.{attribute}", "=", body.Find["value"]!.GetValue<string>());
        var found = new List<TwinRef>();
        await foreach (var ticket in api.SearchAsync("tickets.search", "tickets", query, cancellation).ConfigureAwait(false))
        {
            found.Add(new TwinRef(write.Creates!, ticket.Text("id") ?? ""));
        }

        return Decide(found, sent);
    }

    /// <summary>By contact, time and first words: conversations have no searchable key.</summary>
    public async Task<Lookup> ConversationAsync(Write write, WriteBody body, SendTime? sent, CancellationToken cancellation)
    {
        var created = body.Json?["created_at"]?.GetValue<long>();
        var ofContact = Filter("contact_ids", "=", JsonValue.Create(await new StandIn(api).ContactAsync(body.Json, cancellation).ConfigureAwait(false)));
        var query = created is null ? ofContact : And(ofContact, Filter("created_at", "=", JsonValue.Create(created.Value)));
        var found = new List<TwinRef>();
        await foreach (var conversation in api.SearchAsync("conversations.search", "conversations", query, cancellation).ConfigureAwait(false))
        {
            if ((created is null || conversation.Text("created_at") == $"{created}")
                && IsOurs(conversation, body)
                && HtmlText.Same(conversation.Text("source", "body"), body.Text("body")))
            {
                found.Add(new TwinRef(write.Creates!, conversation.Text("id") ?? ""));
            }
        }

        return Decide(found, sent);
    }

    /// <summary>An equal conversation that carries another record's key is not the one; one without a key may be.</summary>
    private static bool IsOurs(JsonElement conversation, WriteBody body) =>
        conversation.Text("custom_attributes", IntercomNames.SourceIdAttribute) is not { Length: > 0 } key || key == body.Find?["value"]?.ToString();

    public static JsonObject Filter(string field, string operation, JsonNode value) =>
        new() { ["field"] = field, ["operator"] = operation, ["value"] = value };

    public static JsonObject And(params JsonNode[] filters) => new() { ["operator"] = "AND", ["value"] = new JsonArray(filters) };

    private Lookup Decide(IReadOnlyList<TwinRef> found, SendTime? sent)
    {
        if (found.Count > 0)
        {
            return found.Count == 1
                ? new Lookup.Found(found[0])
                : new Lookup.Ambiguous($"{found.Count} equal candidates: {string.Join(", ", found.Take(5).Select(twin => twin.Print()))}") { Candidates = found };
        }

        var wait = sent?.Latest + api.Settings.SearchLag - api.Clock.GetUtcNow();
        return wait > TimeSpan.Zero ? new Lookup.NotYet(wait.Value) : Lookup.Absent.Value;
    }
}
