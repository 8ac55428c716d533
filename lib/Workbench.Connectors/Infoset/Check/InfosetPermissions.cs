using System.Runtime.CompilerServices;
using Workbench.Connectors.Http;
using Workbench.Connectors.Infoset.Shapes;
using Workbench.Connectors.Infoset.Wire;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Infoset.Check;

/// <summary>
/// Asks every list for its total. Rows prove access; an empty list of tickets or contacts proves nothing, because credentials that see one
/// owner's records alone would answer the same, so it blocks until a person has confirmed it. Companies and deals may well be unused: a person
/// is asked, and nothing waits.
/// </summary>
internal sealed class InfosetPermissions(InfosetApi api, InfosetOptions options, Capabilities capabilities, StageCheck stages, RetentionCheck retention)
{
    private static readonly string[] KnownStatuses = ["1", "2", "3", "4"];

    public async IAsyncEnumerable<Finding> RunAsync(SchemaSnapshot schema, [EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return await AccessAsync(InfosetEndpoints.Tickets, ObjectNames.Tickets, options.ExpectedTickets, cancellation).ConfigureAwait(false);
        yield return await AccessAsync(InfosetEndpoints.Contacts, ObjectNames.Contacts, options.ExpectedContacts, cancellation).ConfigureAwait(false);
        yield return await OptionalAsync(InfosetEndpoints.Companies, ObjectNames.Companies, cancellation).ConfigureAwait(false);
        yield return await OptionalAsync(InfosetEndpoints.Deals, ObjectNames.Deals, cancellation).ConfigureAwait(false);
        yield return await CallerAsync(cancellation).ConfigureAwait(false);
        yield return await StatusesAsync(cancellation).ConfigureAwait(false);
        yield return People(schema);
        await foreach (var finding in capabilities.RunAsync(cancellation).ConfigureAwait(false))
        {
            yield return finding;
        }

        await foreach (var finding in stages.RunAsync(schema, cancellation).ConfigureAwait(false))
        {
            yield return finding;
        }

        foreach (var finding in Definitions(schema))
        {
            yield return finding;
        }

        yield return await retention.RunAsync(cancellation).ConfigureAwait(false);
    }

    private async Task<Finding> AccessAsync(Endpoint list, string name, long? expected, CancellationToken cancellation)
    {
        var code = $"infoset.access.{name}";
        long count;
        try
        {
            var page = await api.PageAsync(list, [], 1, cancellation).ConfigureAwait(false);
            count = page.Total ?? page.Rows.Count;
        }
        catch (ConnectorException fault) when (fault.Status is not 401 && !fault.IsRetryable)
        {
            return new Finding(code, FindingState.Blocks, $"The list of {name} cannot be read: {fault.Message}", "Use credentials that may read it.");
        }

        if (count == 0)
        {
            return options.MayBeEmpty.Contains(name)
                ? new Finding(code, FindingState.Clear, $"The list of {name} is empty, as the setting mayBeEmpty confirms.")
                : new Finding(
                    code,
                    FindingState.Blocks,
                    $"The list of {name} answers empty. Credentials without rights may answer the same, so this proves nothing.",
                    $"Look into Infoset. If there are any, use credentials that see them; if not, add '{name}' to the setting mayBeEmpty.");
        }

        return expected > count
            ? new Finding(
                code,
                FindingState.NeedsPerson,
                $"The list of {name} shows {count} to these credentials, {expected} are expected.",
                "Use credentials that see the records of all owners and pipelines, or correct the expected number in the settings.",
                expected - count)
            : new Finding(code, FindingState.Clear, $"The list of {name} answers with {count} records.");
    }

    // Whether the call exists at all is told elsewhere.
    private async Task<Finding> OptionalAsync(Endpoint list, string name, CancellationToken cancellation)
    {
        var code = $"infoset.access.{name}";
        var page = await api.ProbeAsync(list, [], cancellation).ConfigureAwait(false);
        return page is { Rows.Count: 0 } && !options.MayBeEmpty.Contains(name)
            ? new Finding(
                code,
                FindingState.NeedsPerson,
                $"The list of {name} answers empty. Credentials without rights may answer the same.",
                $"Look into Infoset. If there are none, add '{name}' to the setting mayBeEmpty.")
            : new Finding(
                code,
                FindingState.Clear,
                page?.Total is { } count ? $"The list of {name} answers with {count} records." : $"The list of {name} states no number.");
    }

    // A key is nobody to this call, and a failure of it must stop nothing (seen in a client, January 2026).
    private async Task<Finding> CallerAsync(CancellationToken cancellation)
    {
        const string code = "infoset.caller";
        return await api.KnowsCallerAsync(cancellation).ConfigureAwait(false)
            ? new Finding(code, FindingState.Clear, "The vendor knows the user who signed in.")
            : new Finding(code, FindingState.Clear, "The vendor does not say who is calling; with an API key that is usual.");
    }

    private async Task<Finding> StatusesAsync(CancellationToken cancellation)
    {
        const string code = "infoset.ticket-status";
        var all = await api.CountAsync(InfosetEndpoints.Tickets, [], cancellation).ConfigureAwait(false);
        var known = await api.CountAsync(
            InfosetEndpoints.Tickets, [.. KnownStatuses.Select(status => KeyValuePair.Create("Status", status))], cancellation).ConfigureAwait(false);
        return all > known
            ? new Finding(
                code,
                FindingState.Affects,
                $"{all - known} tickets have a status other than Open, Pending, Resolved and Closed. It is kept verbatim and listed.",
                "Decide in notebook 03 what it means.",
                all - known)
            : new Finding(code, FindingState.Clear, "Every ticket has one of the four known statuses.");
    }

    private static Finding People(SchemaSnapshot schema) => schema.Agents.Count > 0
        ? new Finding("infoset.users", FindingState.Clear, $"{schema.Agents.Count} users are known by id and e-mail.")
        : new Finding(
            "infoset.users",
            FindingState.NeedsPerson,
            "No user is known: records name users by number only, so no owner can be matched by e-mail.",
            "Supply agents.json.");

    private static IEnumerable<Finding> Definitions(SchemaSnapshot schema) =>
        from found in schema.Objects
        let unknown = found.Fields.Where(field => field.Type == FieldType.Unknown).Select(field => field.Name).ToList()
        where unknown.Count > 0
        select new Finding(
            $"infoset.field-types.{found.Name}",
            FindingState.Affects,
            $"{found.Label} have {unknown.Count} fields of types that are not known and are read as text: {string.Join(", ", unknown)}.",
            null,
            found.Count);
}
