using System.Runtime.CompilerServices;
using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Wire;
using Workbench.Core.Records;
using Workbench.Core.Writing;

namespace Workbench.Connectors.ZohoDesk.Read;

/// <summary>Streams what could be recognised as a twin: by our key, by e-mail, by account name.</summary>
internal sealed class ExistingScan(DeskApi api, Portal portal)
{
    private const int MostRows = 50;
    private static readonly string[] Listed = [DeskNames.Account, DeskNames.Contact, DeskNames.Task];

    public async IAsyncEnumerable<ExistingTwin> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var twin in Listed)
        {
            var field = await portal.SourceIdAsync(twin, cancellation).ConfigureAwait(false);
            await foreach (var row in api.ListAsync(new(DeskNames.Module(twin)), MostRows, cancellation).ConfigureAwait(false))
            {
                yield return new ExistingTwin(new TwinRef(twin, row.Text("id") ?? ""), Key(row, field), Natural(twin, row));
            }
        }

        if (await portal.SourceIdAsync(DeskNames.Ticket, cancellation).ConfigureAwait(false) is { } tickets)
        {
            await foreach (var ticket in new KeyedTickets(api).ReadAsync(tickets, cancellation).ConfigureAwait(false))
            {
                yield return new ExistingTwin(new TwinRef(DeskNames.Ticket, ticket.Text("id") ?? ""), Key(ticket, tickets), null);
            }
        }

        await foreach (var call in api.ListAsync(new(DeskNames.Module(DeskNames.Call)), MostRows, cancellation).ConfigureAwait(false))
        {
            var line = HtmlText.Of(call.Text("description") ?? "").Split('\n')[0];
            var mark = Compose.CommentWrites.Mark("");
            var source = line.StartsWith(mark, StringComparison.Ordinal) ? line[mark.Length..] : null;
            yield return new ExistingTwin(new TwinRef(DeskNames.Call, call.Text("id") ?? ""), RecordKey.TryParse(source, out var key) ? key : null, null);
        }
    }

    private static RecordKey? Key(JsonElement row, string? field) =>
        field is not null && RecordKey.TryParse(row.Text("cf", field), out var key) ? key : null;

    private static string? Natural(string twin, JsonElement row) => twin switch
    {
        DeskNames.Account => NaturalKeys.Account(row.Text("accountName")),
        DeskNames.Contact => NaturalKeys.Contact(row.Text("email")),
        _ => null,
    };
}
