using System.Runtime.InteropServices;
using System.Text.Json;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;
using Workbench.Core.Errors;
using Workbench.Core.Records;

namespace Workbench.Connectors.Ivinex;

/// <summary>Reads the records of a tab.</summary>
internal sealed class IvinexScan(IvinexApi api, IvinexOptions options)
{
    /// <summary>Each record once.</summary>
    /// <param name="expected">Count at discovery; null where unknown.</param>
    public IAsyncEnumerable<(string Id, JsonElement Row)> RecordsAsync(string tab, long? expected, CancellationToken cancellation) =>
        MovingRows.ReadAsync($"tab {tab}", Pages(tab), row => Id(tab, row), expected, cancellation);

    /// <summary>How many different records one pass sees. It costs a scan: the vendor states no totals, and rows may come twice.</summary>
    public async Task<long> CountAsync(string tab, CancellationToken cancellation)
    {
        var seen = new CompactSet();
        await foreach (var row in Paging.ByOffsetAsync(Pages(tab), cancellation).ConfigureAwait(false))
        {
            seen.Add(Id(tab, row));
        }

        return seen.Count;
    }

    /// <summary>True where the tab answers at least one record.</summary>
    public async Task<bool> AnswersAsync(string tab, CancellationToken cancellation) =>
        (await api.RecordsAsync(tab, 0, 1, cancellation).ConfigureAwait(false)).Rows.Count > 0;

    /// <summary>The record in the shared form: the vendor's bytes, and its own time of change.</summary>
    public static SourceRecord Record(RecordKey key, string tab, JsonElement row, AccountZone zone) => new(
        key,
        tab,
        JsonMarshal.GetRawUtf8Value(row).ToArray(),
        zone.TryRead(IvinexApi.Text(row, "modified_date"), out var at) ? at : null);

    private static string Id(string tab, JsonElement row) => IvinexApi.Text(row, "collection_id") is { Length: > 0 } id
        ? id
        : throw new ConnectorException($"A row of tab {tab} has no collection_id. Check the setting 'generation' and the user's field permissions.");

    private Func<long, CancellationToken, Task<Page>> Pages(string tab) =>
        (offset, token) => api.RecordsAsync(tab, offset, options.PageSize, token);
}
