using System.Runtime.CompilerServices;
using System.Text.Json;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Vivantio;

/// <summary>
/// Asks every area for one answer, with one ticket as the example for what hangs on records. The vendor names a missing right in its
/// envelope; an area that answers empty although discovery saw records in it blocks as well.
/// </summary>
internal sealed class VivantioPermissions(VivantioApi api, VivantioScan scan, VivantioOptions options, VivantioOperatorFiles files)
{
    public async IAsyncEnumerable<Finding> RunAsync(SchemaSnapshot schema, [EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return await ListAsync(VivantioArea.Ticket, TicketCount(schema), isCounted: false, cancellation).ConfigureAwait(false);
        yield return await ListAsync(VivantioArea.Client, Count(schema, VivantioNames.Client), isCounted: false, cancellation).ConfigureAwait(false);
        yield return await ListAsync(VivantioArea.Caller, Count(schema, VivantioNames.Caller), isCounted: false, cancellation).ConfigureAwait(false);
        yield return await ListAsync(VivantioArea.Article, Count(schema, VivantioNames.Article), isCounted: false, cancellation).ConfigureAwait(false);
        yield return await ListAsync(VivantioArea.Location, Count(schema, VivantioNames.Location), isCounted: true, cancellation).ConfigureAwait(false);
        yield return await ListAsync(VivantioArea.Asset, Count(schema, VivantioNames.Asset), isCounted: true, cancellation).ConfigureAwait(false);
        yield return await ProbeAsync("users", "Users", () => api.TryAllAsync(VivantioEndpoints.Users, cancellation)).ConfigureAwait(false);
        yield return files.Groups is null
            ? await ProbeAsync("groups", "Groups", () => api.TryAllAsync(VivantioEndpoints.Groups, cancellation)).ConfigureAwait(false)
            : new Finding("vivantio.access.groups", FindingState.Clear, $"{files.Groups.Count} groups are taken from groups.json.");
        await foreach (var finding in ExampleAsync(cancellation).ConfigureAwait(false))
        {
            yield return finding;
        }

        foreach (var finding in new VivantioFindings(schema, options, files).All())
        {
            yield return finding;
        }

        yield return await DeferredAsync(cancellation).ConfigureAwait(false);
    }

    private static long? Count(SchemaSnapshot schema, string name) => schema.Objects.FirstOrDefault(found => found.Name == name)?.Count;

    private static long? TicketCount(SchemaSnapshot schema) =>
        schema.Objects.Where(found => VivantioNames.RecordTypeOf(found.Name) is not null).Sum(found => found.Count ?? 0);

    private static Finding Blocked(string code, string what, ConnectorException fault) => new(
        $"vivantio.access.{code}", FindingState.Blocks, $"{what} cannot be read in full: {fault.Message}",
        "Grant the API user the right to see them all.");

    private static Finding Missing(string code, string what) => new(
        $"vivantio.access.{code}", FindingState.Affects, $"{what}: this account's API has no such call, so nothing of it is read.");

    // What hangs on records is asked for with one of them; another record may still differ, and then the step stops and names it.
    private async IAsyncEnumerable<Finding> ExampleAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        JsonElement? example;
        try
        {
            example = await scan.TicketsAsync(null, cancellation).Select(row => (JsonElement?)row)
                .FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        }
        catch (ConnectorException fault) when (Access.IsClosed(fault))
        {
            yield break;
        }

        if (example is not { } ticket)
        {
            yield break;
        }

        var id = VivantioJson.Text(ticket, "Id");
        var type = VivantioJson.Number(ticket, "RecordTypeId") ?? 0;
        yield return await RowsAsync("actions", "Actions", VivantioEndpoints.Actions, () => api.ActionsAsync(id, true, true, cancellation))
            .ConfigureAwait(false);
        yield return await RowsAsync("parents", "Parent tickets", VivantioEndpoints.Parents, () => api.ParentsAsync(id, cancellation))
            .ConfigureAwait(false);
        yield return await RowsAsync("forms", "Custom forms", VivantioEndpoints.Forms, () => api.FormsAsync(type, cancellation))
            .ConfigureAwait(false);
        yield return await RowsAsync(
            "form-values", "Values of custom forms", VivantioEndpoints.FormInstances,
            () => api.FormInstancesAsync(VivantioArea.Ticket, id, cancellation))
            .ConfigureAwait(false);
        yield return await RowsAsync(
            "attachments", "Attachments", VivantioEndpoints.Attachments,
            () => api.AttachmentsAsync(VivantioArea.Ticket, id, cancellation))
            .ConfigureAwait(false);
        yield return await ProbeAsync("sla-stages", "SLA stages", () => api.TryByIdAsync(VivantioEndpoints.SlaStages, id, cancellation))
            .ConfigureAwait(false);
    }

    /// <param name="isCounted">True for an area that is only counted: nothing is lost where it is empty.</param>
    private async Task<Finding> ListAsync(VivantioArea area, long? expected, bool isCounted, CancellationToken cancellation)
    {
        var (code, what) = ($"vivantio.access.{area.Word}", $"Area {area.Name}");
        try
        {
            return await scan.AnswersAsync(area, cancellation).ConfigureAwait(false)
                ? new(code, FindingState.Clear, $"{what} answers with records ({expected?.ToString() ?? "none"} counted).")
                : expected > 0
                    ? new(
                        code, FindingState.Blocks, $"{what} answers empty; discovery counted {expected}.",
                        "Check the rights of the API user, or discover again if the records are really gone.", expected)
                    : new(
                        code, isCounted ? FindingState.Clear : FindingState.NeedsPerson, $"{what} answers empty and names no missing right.",
                        isCounted ? null : $"Look in Vivantio whether there is really no {area.Word}.");
        }
        catch (ConnectorException fault) when (Access.IsMissing(fault))
        {
            return Missing(area.Word, what);
        }
        catch (ConnectorException fault) when (Refuses(fault))
        {
            return Blocked(area.Word, what, fault);
        }
    }

    private async Task<Finding> RowsAsync(string code, string what, Endpoint endpoint, Func<Task<IReadOnlyList<JsonElement>>> ask) =>
        await ProbeAsync(code, what, async () =>
        {
            _ = await ask().ConfigureAwait(false);
            return api.IsMissing(endpoint) ? null : RpcAnswer.Empty;
        }).ConfigureAwait(false);

    private static async Task<Finding> ProbeAsync(string code, string what, Func<Task<RpcAnswer?>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false) is null
                ? Missing(code, what)
                : new Finding($"vivantio.access.{code}", FindingState.Clear, $"{what} answer.");
        }
        catch (ConnectorException fault) when (Refuses(fault))
        {
            return Blocked(code, what, fault);
        }
    }

    // Wrong credentials and a vendor that is down stop the check itself.
    private static bool Refuses(ConnectorException fault) => fault.Status is not 401 && !fault.IsRetryable;

    private async Task<Finding> DeferredAsync(CancellationToken cancellation)
    {
        long deferred;
        try
        {
            deferred = await scan.RowsAsync(VivantioArea.Ticket, [Condition.Is("IsDeferred", true)], cancellation)
                .Where(row => !VivantioScan.IsDeleted(row)).LongCountAsync(cancellation).ConfigureAwait(false);
        }
        catch (ConnectorException fault) when (Refuses(fault))
        {
            return Blocked("deferred-tickets", "Deferred tickets", fault);
        }

        return new Finding(
            "vivantio.deferred-tickets", deferred > 0 ? FindingState.Affects : FindingState.Clear,
            $"{deferred} tickets are deferred. They are carried like any other, with the field Deferred set.", null, deferred);
    }
}
