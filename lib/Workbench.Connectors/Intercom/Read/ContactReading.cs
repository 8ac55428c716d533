using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Intercom.Find;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Schema;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Read;

/// <summary>
/// Reads contacts with their companies and notes. One that a search finds shows the first ten companies and how many notes there are (reference
/// 2.16, contact), so most need no call of their own.
/// </summary>
internal sealed class ContactReading(IntercomApi api)
{
    /// <summary>Contacts asked for by one search. How long a list of ids may be is not documented; a page holds 150.</summary>
    public const int Together = 50;

    private static readonly string[] Fields = ["external_id", "name", "email", "phone", "role", "owner_id"];

    public async Task<IReadOnlyList<TwinState>> ReadAsync(TwinRef twin, SchemaSnapshot schema, CancellationToken cancellation)
    {
        if (await api.TryReadAsync(new("contact") { Path = [twin.Id] }, cancellation).ConfigureAwait(false) is not { } contact)
        {
            return [];
        }

        var companies = await CompaniesAsync(twin, cancellation).ConfigureAwait(false);
        return [State(twin, contact, companies, schema), .. await NotesAsync(twin, cancellation).ConfigureAwait(false)];
    }

    /// <summary>The contacts in their order, found together. Those that the search does not know yet are read by themselves.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<TwinState>>> ReadManyAsync(
        IReadOnlyList<TwinRef> twins, SchemaSnapshot schema, CancellationToken cancellation)
    {
        var query = SearchFinder.Filter("id", "IN", new JsonArray([.. twins.Select(twin => (JsonNode)twin.Id)]));
        var found = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        await foreach (var contact in api.SearchAsync("contacts.search", "data", query, cancellation).ConfigureAwait(false))
        {
            found[contact.Text("id") ?? ""] = contact;
        }

        var read = new List<IReadOnlyList<TwinState>>(twins.Count);
        foreach (var twin in twins)
        {
            read.Add(found.TryGetValue(twin.Id, out var contact)
                ? await ListedAsync(twin, contact, schema, cancellation).ConfigureAwait(false)
                : await ReadAsync(twin, schema, cancellation).ConfigureAwait(false));
        }

        return read;
    }

    private async Task<IReadOnlyList<TwinState>> ListedAsync(TwinRef twin, JsonElement contact, SchemaSnapshot schema, CancellationToken cancellation)
    {
        var companies = contact.At("companies", "has_more").ValueKind == JsonValueKind.False
            ? Print(contact.At("companies", "data").Rows())
            : await CompaniesAsync(twin, cancellation).ConfigureAwait(false);
        var notes = contact.Text("notes", "total_count") == "0" ? [] : await NotesAsync(twin, cancellation).ConfigureAwait(false);
        return [State(twin, contact, companies, schema), .. notes];
    }

    private async Task<string> CompaniesAsync(TwinRef twin, CancellationToken cancellation) =>
        Print(await api.CompaniesOfAsync(twin.Id, cancellation).ConfigureAwait(false));

    private Task<IReadOnlyList<TwinState>> NotesAsync(TwinRef twin, CancellationToken cancellation) =>
        new NoteReading(api).ReadAsync("contact.notes", IntercomNames.ContactNote, twin, cancellation);

    private static TwinState State(TwinRef twin, JsonElement contact, string companies, SchemaSnapshot schema)
    {
        var state = new StateBuilder();
        foreach (var name in Fields)
        {
            state.Put(name, contact.Text(name));
        }

        return state.PutTime("signed_up_at", contact.Time("signed_up_at"))
            .Put("company", companies)
            .PutAttributes(contact.At("custom_attributes"), schema.Object(IntercomNames.Contact))
            .Build(twin);
    }

    private static string Print(IEnumerable<JsonElement> companies) =>
        string.Join(',', companies.Select(company => $"{IntercomNames.Company}:{company.Text("id")}"));
}
