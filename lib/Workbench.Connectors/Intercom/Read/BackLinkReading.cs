using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Intercom.Find;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Errors;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.Intercom.Read;

/// <summary>
/// Links from the side that does not hold them: the contacts of a company by its own list, the tickets and conversations of contacts by searches,
/// the articles and collections in a collection by the help center's lists, which have no narrower form.
/// </summary>
internal sealed class BackLinkReading(IntercomApi api)
{
    public static IReadOnlyList<BackLink> Links(TimeSpan searchLag) =>
    [
        new(IntercomNames.Company, [IntercomNames.Contact], "company", IsExact: true),
        new(IntercomNames.Contact, [IntercomNames.Ticket, IntercomNames.TaskTicket], "contact", Together: ContactReading.Together) { Lag = searchLag },
        new(IntercomNames.Contact, [IntercomNames.Conversation], "contact", Together: ContactReading.Together) { Lag = searchLag },
        new(IntercomNames.Collection, [IntercomNames.Article], IntercomNames.Collection, Together: int.MaxValue) { IsWhole = true },
        new(IntercomNames.Collection, [IntercomNames.Collection], IntercomNames.Collection, Together: int.MaxValue) { IsWhole = true },
    ];

    public async Task<IReadOnlyList<IReadOnlyList<string>>> ReadAsync(BackLink link, IReadOnlyList<string> of, CancellationToken cancellation) => link switch
    {
        { Of: IntercomNames.Company } => [await ContactsAsync(of[0], cancellation).ConfigureAwait(false)],
        { Of: IntercomNames.Contact, TwinTypes: [IntercomNames.Conversation] } =>
            await SearchAsync("conversations.search", "conversations", of, cancellation).ConfigureAwait(false),
        { Of: IntercomNames.Contact } => await SearchAsync("tickets.search", "tickets", of, cancellation).ConfigureAwait(false),
        _ => await InCollectionsAsync(link.TwinTypes[0], of, cancellation).ConfigureAwait(false),
    };

    private async Task<IReadOnlyList<string>> ContactsAsync(string company, CancellationToken cancellation)
    {
        try
        {
            return await BackLists.IdsAsync(api.ListAsync(new("company.contacts") { Path = [company] }, "data", cancellation)).ConfigureAwait(false);
        }
        catch (ConnectorException fault) when (fault.Status == 404)
        {
            return [];
        }
    }

    private Task<IReadOnlyList<IReadOnlyList<string>>> SearchAsync(string search, string rows, IReadOnlyList<string> of, CancellationToken cancellation)
    {
        var query = SearchFinder.Filter("contact_ids", "IN", new JsonArray([.. of.Select(id => (JsonNode)id)]));
        return BackLists.TurnedAsync(of, api.SearchAsync(search, rows, query, cancellation), Contacts);
    }

    private static IEnumerable<string> Contacts(JsonElement row) => row.At("contacts", "contacts").Rows().Select(contact => contact.Text("id") ?? "");

    private Task<IReadOnlyList<IReadOnlyList<string>>> InCollectionsAsync(string twinType, IReadOnlyList<string> of, CancellationToken cancellation) =>
        BackLists.TurnedAsync(of, new HelpCenterLists(api).RowsAsync($"{twinType}s", cancellation), row => HelpCenterReading.Folder(row) is { } folder ? [folder] : []);
}
