using System.Runtime.CompilerServices;
using System.Text.Json;
using Workbench.Connectors.Infoset.Shapes;
using Workbench.Connectors.Infoset.Wire;
using Workbench.Core.Records;

namespace Workbench.Connectors.Infoset.Read;

/// <summary>Deals, each with its log where the vendor has such a call.</summary>
internal sealed class DealReading(InfosetApi api, Passes passes, InfosetOptions options)
{
    private static readonly JsonElement None = Bodies.Of(Array.Empty<string>());

    public async IAsyncEnumerable<SourceRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        if (await api.ProbeAsync(InfosetEndpoints.Deals, [], cancellation).ConfigureAwait(false) is null)
        {
            yield break;
        }

        var logs = new OptionalCall(InfosetEndpoints.DealLogs, api);
        var rows = passes.ReadAsync(InfosetEndpoints.Deals, [], new CompactSet(), cancellation);
        await foreach (var record in Together.SelectAsync(
            rows, (row, token) => DealAsync(row, logs, token), options.Parallel, cancellation).ConfigureAwait(false))
        {
            yield return record;
        }
    }

    private static KeyValuePair<string, string>[] LogsOf(string deal) => [new("DealId", deal)];

    private async Task<SourceRecord> DealAsync(JsonElement row, OptionalCall call, CancellationToken cancellation)
    {
        var id = row.Text("id");
        var logs = new List<JsonElement>();
        if (await call.AskAsync(LogsOf(id), cancellation).ConfigureAwait(false) is { Rows.Count: > 0 } first)
        {
            logs.AddRange(first.Rows.Count == first.Total
                ? first.Rows
                : await passes.ReadAsync(InfosetEndpoints.DealLogs, LogsOf(id), new CompactSet(), cancellation).ToListAsync(cancellation).ConfigureAwait(false));
        }

        return Bodies.Record(
            Kind.Deal, id, ObjectNames.Deals, row.Time("updatedDate"), (DealShape.Root, row), (DealShape.Logs, logs.Count > 0 ? Bodies.Of(logs) : None));
    }
}
