using System.Runtime.CompilerServices;
using Workbench.Connectors.Http;
using Workbench.Connectors.Infoset.Operator;
using Workbench.Connectors.Infoset.Read;
using Workbench.Connectors.Infoset.Wire;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;

namespace Workbench.Connectors.Infoset.Check;

/// <summary>Tries every assumed call. One that the vendor does not know (404, 405) is named with what stands in for it; nothing fails over it.</summary>
internal sealed class Capabilities(InfosetApi api, InfosetFiles files, TimeProvider clock)
{
    private static readonly Probe[] Probes =
    [
        new(InfosetEndpoints.Companies, "companies", "Companies are read one by one, as contacts and tickets name them; others are not found."),
        new(InfosetEndpoints.Deals, "deals", "No deal is read."),
        new(InfosetEndpoints.DealLogs, "deal-logs", "Deals come without their log.", InfosetEndpoints.Deals),
        new(InfosetEndpoints.Breaches, "sla-breaches", "Tickets come without their SLA breaches.", InfosetEndpoints.Tickets),
        new(InfosetEndpoints.Users, "users", "People come from agents.json alone."),
        new(InfosetEndpoints.Teams, "teams", "Teams come from agents.json alone."),
        new(InfosetEndpoints.Tags, "tags", "Tags are known from the records that carry them alone."),
        new(InfosetEndpoints.Pipelines, "pipelines", "Names of pipelines and stages come from pipelines.json alone."),
        new(InfosetEndpoints.Properties, "properties", "Custom fields come from schema.json and from what the first records show."),
    ];

    // Nothing can have changed after it.
    private static readonly TimeSpan Future = TimeSpan.FromDays(3650);

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var probe in Probes)
        {
            yield return await ProbeAsync(probe, cancellation).ConfigureAwait(false);
        }

        yield return await FilterAsync(InfosetEndpoints.Tickets, "tickets", cancellation).ConfigureAwait(false);
        yield return await FilterAsync(InfosetEndpoints.Contacts, "contacts", cancellation).ConfigureAwait(false);
        foreach (var (name, words) in new[]
        {
            (InfosetFiles.Calls, "call logs and recordings"), (InfosetFiles.Chats, "chats outside tickets"), (InfosetFiles.Articles, "help-centre articles"),
        })
        {
            yield return OperatorLines.Exists(files.Directory, name)
                ? new Finding($"infoset.file.{name}", FindingState.Clear, $"The operator folder has {words}.")
                : new Finding(
                    $"infoset.file.{name}",
                    FindingState.Affects,
                    $"No call reads {words}, and the operator folder has none.",
                    $"Export them and supply {name}.json or {name}.ndjson.");
        }
    }

    private async Task<Finding> ProbeAsync(Probe probe, CancellationToken cancellation)
    {
        var code = $"infoset.capability.{probe.Name}";
        try
        {
            var filters = probe.Of is null ? [] : await FiltersAsync(probe.List, probe.Of, cancellation).ConfigureAwait(false);
            if (filters is null)
            {
                return new Finding(code, FindingState.Clear, $"'{probe.List.PathTemplate}' could not be tried: there is no record to ask it for.");
            }

            return await api.ProbeAsync(probe.List, filters, cancellation).ConfigureAwait(false) is null
                ? new Finding(code, FindingState.Affects, $"The account has no call '{probe.List.PathTemplate}': not available. {probe.Without}")
                : new Finding(code, FindingState.Clear, $"The account answers '{probe.List.PathTemplate}'.");
        }
        catch (ConnectorException fault) when (fault.Status is not 401 && !fault.IsRetryable)
        {
            return new Finding(code, FindingState.Affects, $"'{probe.List.PathTemplate}' is refused: {fault.Message} {probe.Without}");
        }
    }

    // A call per record is tried with a record that exists: "not found" could mean the record otherwise. Null where there is none.
    private async Task<IReadOnlyList<KeyValuePair<string, string>>?> FiltersAsync(Endpoint list, Endpoint of, CancellationToken cancellation) =>
        (await api.ProbeAsync(of, [], cancellation).ConfigureAwait(false))?.Rows is not [var first, ..] ? null
        : list == InfosetEndpoints.Breaches ? [new("LinkedType", "ticket"), new("LinkedId", first.Text("id"))]
        : [new("DealId", first.Text("id"))];

    private async Task<Finding> FilterAsync(Endpoint list, string name, CancellationToken cancellation)
    {
        var code = $"infoset.filter.{name}";
        try
        {
            var answer = await api.PageAsync(list, [OldestFirst.Since(clock.GetUtcNow() + Future)], 1, cancellation).ConfigureAwait(false);
            return answer.Rows.Count > 0
                ? new Finding(
                    code,
                    FindingState.Affects,
                    $"The list of {name} ignores FromUpdatedDate: it answered rows that changed before it. Every catch-up reads the whole list.")
                : new Finding(code, FindingState.Clear, $"The list of {name} obeys FromUpdatedDate.");
        }
        catch (ConnectorException fault) when (fault.Status is not 401 && !fault.IsRetryable)
        {
            return new Finding(code, FindingState.Affects, $"The list of {name} refuses FromUpdatedDate: {fault.Message}");
        }
    }

    /// <param name="Without">What is missing where the call is.</param>
    /// <param name="Of">The list of records that the call is asked for; null where it stands alone.</param>
    private sealed record Probe(Endpoint List, string Name, string Without, Endpoint? Of = null);
}
