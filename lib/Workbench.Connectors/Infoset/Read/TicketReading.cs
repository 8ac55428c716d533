using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Workbench.Connectors.Infoset.Shapes;
using Workbench.Connectors.Infoset.Wire;
using Workbench.Core.Errors;
using Workbench.Core.Records;

namespace Workbench.Connectors.Infoset.Read;

/// <summary>Tickets with their SLA breaches, and their timelines with the mails that these only name. A mail that is gone is data.</summary>
internal sealed class TicketReading(InfosetApi api, OldestFirst oldestFirst, InfosetOptions options)
{
    private const int MaxRepeats = 3;

    private static readonly JsonElement NotFound = Bodies.Of(404);
    private static readonly JsonElement None = Bodies.Of(Array.Empty<string>());

    public async IAsyncEnumerable<SourceRecord> TicketsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var breaches = options.ReadsBreaches ? new OptionalCall(InfosetEndpoints.Breaches, api) : null;
        var rows = oldestFirst.ReadAsync(InfosetEndpoints.Tickets, cancellation);
        await foreach (var record in Together.SelectAsync(
            rows, (row, token) => TicketAsync(row, breaches, token), breaches is null ? 1 : options.Parallel, cancellation).ConfigureAwait(false))
        {
            yield return record;
        }
    }

    /// <summary>Every entry of every timeline; those of a ticket follow each other, oldest first.</summary>
    /// <exception cref="ConnectorException">Two tickets have an entry of the same id.</exception>
    public async IAsyncEnumerable<SourceRecord> LogsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = new CompactSet();
        var tickets = oldestFirst.ReadAsync(InfosetEndpoints.Tickets, cancellation);
        await foreach (var thread in Together.SelectAsync(
            tickets, (row, token) => ThreadAsync(row.Text("id"), token), options.Parallel, cancellation).ConfigureAwait(false))
        {
            foreach (var record in thread)
            {
                if (!seen.Add(record.Key.Id))
                {
                    throw new ConnectorException(
                        $"Two tickets have a log entry {record.Key.Id}: ids were assumed to be unique in the account. Tell the workbench's developers.")
                    {
                        Code = "infoset.log-ids",
                    };
                }

                yield return record;
            }
        }
    }

    private static KeyValuePair<string, string>[] BreachesOf(string ticket) => [new("LinkedType", "ticket"), new("LinkedId", ticket)];

    // The default order is newest first and 15 entries: every page is read, in ascending order.
    private static KeyValuePair<string, string>[] LogsOf(string ticket) => [new("TicketId", ticket), new("sortDir", "asc")];

    private async Task<SourceRecord> TicketAsync(JsonElement row, OptionalCall? call, CancellationToken cancellation)
    {
        var id = row.Text("id");
        var breaches = call is null ? null : (await call.AskAsync(BreachesOf(id), cancellation).ConfigureAwait(false))?.Rows;
        return Bodies.Record(
            Kind.Ticket, id, ObjectNames.Tickets, row.Time("updatedDate"),
            (TicketShape.Root, row), (TicketShape.Breaches, breaches is { Count: > 0 } ? Bodies.Of(breaches) : None));
    }

    private async Task<IReadOnlyList<SourceRecord>> ThreadAsync(string ticket, CancellationToken cancellation)
    {
        var entries = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        ListPage answer;
        var came = 0L;
        var page = 1;
        var repeats = 0;
        do
        {
            answer = await api.PageAsync(InfosetEndpoints.Logs, LogsOf(ticket), page++, cancellation).ConfigureAwait(false);
            came += answer.Rows.Count;
            var known = entries.Count;
            foreach (var row in answer.Rows)
            {
                entries.TryAdd(RowId.Of(InfosetEndpoints.Logs, row), row);
            }

            repeats = answer.Rows.Count > 0 && entries.Count == known ? repeats + 1 : 0;
            if (repeats == MaxRepeats)
            {
                throw new ConnectorException($"{InfosetEndpoints.Logs.Name} for ticket {ticket} answers the same entries on page after page. Run the step again.") { MayRetry = true };
            }
        }
        while (answer.Rows.Count > 0 && !(came >= answer.Total));

        var records = new List<SourceRecord>();
        foreach (var (id, row) in entries)
        {
            records.Add(await EntryAsync(id, ticket, row, cancellation).ConfigureAwait(false));
        }

        return records;
    }

    private async Task<SourceRecord> EntryAsync(string id, string ticket, JsonElement row, CancellationToken cancellation)
    {
        var at = row.Time("createdDate");
        var stated = row.Member("ticketId") is null ? WithTicket(row, ticket) : row;
        if (row.Text("emailId") is not { Length: > 0 } email)
        {
            return Bodies.Record(Kind.Message, id, ObjectNames.Logs, at, (LogShape.Root, stated));
        }

        return await api.SingleAsync(InfosetEndpoints.Email, email, cancellation).ConfigureAwait(false) is { } mail
            ? Bodies.Record(Kind.Message, id, ObjectNames.Logs, at, (LogShape.Root, stated), (LogShape.Email, mail))
            : Bodies.Record(Kind.Message, id, ObjectNames.Logs, at, (LogShape.Root, stated), (LogShape.EmailStatus, NotFound));
    }

    // An entry that does not name its ticket was still asked for by it.
    private static JsonElement WithTicket(JsonElement row, string ticket)
    {
        var named = System.Text.Json.Nodes.JsonObject.Create(row)!;
        named["ticketId"] = long.TryParse(ticket, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : ticket;
        return Bodies.Of(named);
    }
}
