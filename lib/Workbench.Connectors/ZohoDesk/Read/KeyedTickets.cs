using System.Runtime.CompilerServices;
using System.Text.Json;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.ZohoDesk.Wire;
using Workbench.Core.Errors;

namespace Workbench.Connectors.ZohoDesk.Read;

/// <summary>Streams every ticket that carries a source key, whole. Searches end at 5,000 rows: what lies behind is cut off by creation time.</summary>
internal sealed class KeyedTickets(DeskApi api)
{
    /// <exception cref="ConnectorException">More than 5,000 tickets were created within the same second.</exception>
    public async IAsyncEnumerable<JsonElement> ReadAsync(string field, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var search = new DeskCall("tickets.search").With("customField1", $"{field}:${{notempty}}").With("sortBy", "createdTime");
        var end = DeskTime.Print(api.Clock.GetUtcNow() + TimeSpan.FromDays(1));
        DateTimeOffset? since = null;
        HashSet<string> before = [], seen;
        while (true)
        {
            seen = [];
            var slice = since is { } start ? search.With("createdTimeRange", $"{DeskTime.Print(start)},{end}") : search;
            var (last, isFull) = (since, false);
            for (var from = 0; from < DeskApi.SearchEnd; from += 100)
            {
                var rows = await api.SearchAsync(slice, from, cancellation).ConfigureAwait(false);
                foreach (var row in rows)
                {
                    last = row.DeskMoment("createdTime") ?? last;
                    if (seen.Add(row.Text("id") ?? "") && !before.Contains(row.Text("id") ?? "") && await WholeAsync(row, cancellation).ConfigureAwait(false) is { } ticket)
                    {
                        yield return ticket;
                    }
                }

                isFull = rows.Count > 0;
                if (!isFull)
                {
                    break;
                }
            }

            if (!isFull)
            {
                yield break;
            }

            before = seen;
            since = last > since || since is null ? last : throw new ConnectorException(
                $"More than {DeskApi.SearchEnd} tickets were created at {since}: the search cannot tell them apart. Remove earlier trial runs, then run the step again.");
        }
    }

    private async Task<JsonElement?> WholeAsync(JsonElement row, CancellationToken cancellation) => row.At("cf").ValueKind == JsonValueKind.Object
        ? row
        : await api.TryReadAsync(new("ticket") { Path = [row.Text("id") ?? ""] }, cancellation).ConfigureAwait(false);
}
