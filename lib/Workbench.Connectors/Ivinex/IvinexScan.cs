using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using Workbench.Connectors.Http;
using Workbench.Core.Errors;
using Workbench.Core.Records;

namespace Workbench.Connectors.Ivinex;

/// <summary>
/// Reads every record of a tab although the vendor states neither a total nor an order: rows may move between pages while the account
/// is live, so a record may come twice or not at all. Passes are repeated until one brings nothing new and the count stands still.
/// </summary>
internal sealed class IvinexScan(IvinexApi api, IvinexOptions options)
{
    private const int MaxPasses = 3;

    // With fewer different records than rows, a row came twice in place of one that was missed, or it stands twice on the server. Only
    // several passes without anything new tell the second from the first.
    private const int MaxPassesWhileMissing = 20;
    private const int QuietPassesWhileMissing = 3;

    /// <summary>Each record once.</summary>
    /// <param name="expected">Count at discovery; null where unknown. A first pass that confirms it without a repeated row is enough.</param>
    /// <exception cref="ConnectorException">Rows keep moving: some were certainly not seen.</exception>
    public async IAsyncEnumerable<(string Id, JsonElement Row)> RecordsAsync(
        string tab, long? expected, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = new CompactSet();
        var quietPasses = 0;
        for (var pass = 1; ; pass++)
        {
            var rows = 0L;
            var before = seen.Count;
            await foreach (var row in PageAsync(tab, cancellation).ConfigureAwait(false))
            {
                rows++;
                var id = Id(tab, row);
                if (seen.Add(id))
                {
                    yield return (id, row);
                }
            }

            var isMissing = seen.Count < rows;
            quietPasses = rows == expected && seen.Count == before ? quietPasses + 1 : 0;
            var isComplete = pass == 1 && rows == expected && !isMissing;
            if (isComplete || quietPasses >= (isMissing ? QuietPassesWhileMissing : 1) || (pass >= MaxPasses && !isMissing))
            {
                yield break;
            }

            expected = rows;
            if (pass == MaxPassesWhileMissing)
            {
                throw new ConnectorException(
                    $"Rows of tab {tab} keep moving while they are read: {rows} rows, {seen.Count} different records after {pass} passes. "
                    + "Pause automations and users on this tab and run the step again.")
                {
                    MayRetry = true,
                    Code = "ivinex.rows-move",
                };
            }
        }
    }

    /// <summary>
    /// How many rows a tab has, without reading them: one-row probes at doubling offsets, then halving, about 2 * log2(n) small calls.
    /// </summary>
    public async Task<long> CountAsync(string tab, long known, CancellationToken cancellation)
    {
        var low = known;
        var high = Math.Max(1, known);
        while (await HasRowAsync(tab, high, cancellation).ConfigureAwait(false))
        {
            low = high + 1;
            high *= 2;
        }

        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (await HasRowAsync(tab, middle, cancellation).ConfigureAwait(false))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>True where a row stands at that offset.</summary>
    public async Task<bool> HasRowAsync(string tab, long offset, CancellationToken cancellation) =>
        (await api.RecordsAsync(tab, offset, 1, cancellation).ConfigureAwait(false)).Rows.Count > 0;

    /// <summary>The record in the shared form: the vendor's bytes, and its own time of change.</summary>
    public static SourceRecord Record(RecordKey key, string tab, JsonElement row, AccountZone zone) => new(
        key,
        tab,
        JsonMarshal.GetRawUtf8Value(row).ToArray(),
        zone.TryRead(IvinexApi.Text(row, "modified_date"), out var at) ? at : null);

    private static string Id(string tab, JsonElement row) => IvinexApi.Text(row, "collection_id") is { Length: > 0 } id
        ? id
        : throw new ConnectorException($"A row of tab {tab} has no collection_id. Check the setting 'generation' and the user's field permissions.");

    private IAsyncEnumerable<JsonElement> PageAsync(string tab, CancellationToken cancellation) => Paging.ByOffsetAsync(
        (offset, token) => api.RecordsAsync(tab, offset, options.PageSize, token), cancellation);
}
