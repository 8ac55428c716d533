using System.Runtime.CompilerServices;
using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Wire;
using Workbench.Core.Errors;

namespace Workbench.Connectors.ZohoDesk.Read;

/// <summary>Streams every ticket that carries a source key, whole. Searches end at 5,000 rows: what lies behind is cut off by creation time.</summary>
internal sealed class KeyedTickets(DeskApi api)
{
    private const int PageRows = 100;

    /// <exception cref="ConnectorException">More than 5,000 tickets were created at the same time.</exception>
    public async IAsyncEnumerable<JsonElement> ReadAsync(string field, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var search = new DeskCall("tickets.search").With("customField1", $"{field}:${{notempty}}").With("sortBy", "createdTime");
        var end = DeskTime.Print(api.Clock.GetUtcNow() + TimeSpan.FromDays(1));
        HashSet<string> before = [];
        DateTimeOffset? since = null;
        while (true)
        {
            var slice = since is { } start ? search.With("createdTimeRange", $"{DeskTime.Print(start)},{end}") : search;
            var (seen, last) = (new HashSet<string>(StringComparer.Ordinal), since);
            await foreach (var row in SliceAsync(slice, cancellation).ConfigureAwait(false))
            {
                var id = row.Text("id") ?? "";
                last = row.DeskMoment("createdTime") ?? last;
                if (seen.Add(id) && !before.Contains(id) && await WholeAsync(row, id, cancellation).ConfigureAwait(false) is { } ticket)
                {
                    yield return ticket;
                }
            }

            if (seen.Count < DeskApi.SearchEnd)
            {
                yield break;
            }

            before = seen;
            since = last > since || since is null ? last : throw TooMany(since);
        }
    }

    private async IAsyncEnumerable<JsonElement> SliceAsync(DeskCall search, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var from = 0; from < DeskApi.SearchEnd; from += PageRows)
        {
            var rows = await api.SearchAsync(search, from, cancellation).ConfigureAwait(false);
            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count < PageRows)
            {
                yield break;
            }
        }
    }

    private async Task<JsonElement?> WholeAsync(JsonElement row, string id, CancellationToken cancellation) =>
        row.At("cf").ValueKind == JsonValueKind.Object ? row : await api.TryReadAsync(new("ticket") { Path = [id] }, cancellation).ConfigureAwait(false);

    private static ConnectorException TooMany(DateTimeOffset? at) => new(
        $"More than {DeskApi.SearchEnd} tickets were created at {at}: the search cannot tell them apart. Remove earlier trial runs, then run the step again.");
}
