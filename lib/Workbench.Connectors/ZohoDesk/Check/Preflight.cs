using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Discovery;
using Workbench.Connectors.ZohoDesk.Wire;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Connectors.ZohoDesk.Check;

/// <summary>
/// Checks before anything moves. Write scopes are probed by updating a record that does not exist: 404 proves the scope, 403 its absence.
/// </summary>
internal sealed class Preflight(DeskApi api)
{
    private const string Nobody = "1";
    private const int TypicalTicket = 11;

    private static readonly (string Area, DeskCall Probe)[] Writes =
    [
        ("tickets", new("ticket.update") { Path = [Nobody], Json = new JsonObject { ["subject"] = "probe" } }),
        ("contacts", new("contact.update") { Path = [Nobody], Json = new JsonObject { ["lastName"] = "probe" } }),
        ("accounts", new("account.update") { Path = [Nobody], Json = new JsonObject { ["accountName"] = "probe" } }),
        ("tasks", new("task.update") { Path = [Nobody], Json = new JsonObject { ["subject"] = "probe" } }),
        ("fields", new("field.delete") { Path = [Nobody] }),
    ];

    private static readonly (string Area, DeskCall Probe)[] Reads =
    [
        ("search", new DeskCall("tickets.search").With("subject", "workbench-probe").With("limit", "1")),
        ("layouts", new DeskCall("layouts").With("module", "tickets")),
    ];

    public async IAsyncEnumerable<Finding> RunAsync(Plan? plan, SchemaSnapshot destination, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (organization, refusal) = await OrganizationAsync(cancellation).ConfigureAwait(false);
        if (refusal is not null)
        {
            yield return refusal;
            yield break;
        }

        var edition = organization.Text("edition") ?? "unknown";
        yield return Edition(edition);
        yield return await ProfileAsync(cancellation).ConfigureAwait(false);
        foreach (var (area, probe) in Writes)
        {
            yield return await WriteScopeAsync(area, probe, cancellation).ConfigureAwait(false);
        }

        foreach (var (area, probe) in Reads)
        {
            yield return Scope(area, await api.AskAsync(probe, cancellation).ConfigureAwait(false));
        }

        yield return Credits(destination.Agents.Count(agent => agent.IsActive));
        yield return Bundle();
        foreach (var finding in plan is null ? [] : await new PlanCheck(api).RunAsync(plan, destination, cancellation).ConfigureAwait(false))
        {
            yield return finding;
        }
    }

    private async Task<(JsonElement, Finding?)> OrganizationAsync(CancellationToken cancellation)
    {
        try
        {
            return (await new PortalDiscovery(api).OrganizationAsync(cancellation).ConfigureAwait(false), null);
        }
        catch (ConnectorException fault)
        {
            return (default, new("zoho-desk.token", FindingState.Blocks, fault.Message,
                "Check organizationId, accountsUrl, clientId and the two secrets; all must be of one data centre."));
        }
    }

    /// <summary>Free and Express may not create fields (Field.json: LICENSE_ACCESS_LIMITED; which editions is assumed).</summary>
    private static Finding Edition(string edition) =>
        edition.Contains("free", StringComparison.OrdinalIgnoreCase) || edition.Contains("express", StringComparison.OrdinalIgnoreCase)
            ? new("zoho-desk.edition", FindingState.Blocks, $"Edition {edition} cannot create custom fields, and without 'Source id' nothing can be found again.",
                "Raise the edition for the time of the migration, or use the CSV bundle.")
            : new("zoho-desk.edition", FindingState.Clear, $"Edition {edition}.");

    /// <summary>A field that the profile hides is silently absent from answers (seen in clients of the real API).</summary>
    private async Task<Finding> ProfileAsync(CancellationToken cancellation)
    {
        var me = await api.TryReadAsync(new("myinfo"), cancellation).ConfigureAwait(false);
        var role = me?.Text("rolePermissionType");
        return string.Equals(role, "Admin", StringComparison.OrdinalIgnoreCase)
            ? new("zoho-desk.profile", FindingState.Clear, "The token's user is an administrator.")
            : new("zoho-desk.profile", FindingState.NeedsPerson,
                $"The token's user has the role '{role ?? "(not shown)"}'. Fields that its profile hides are silently absent.",
                "Use the token of an administrator.");
    }

    private async Task<Finding> WriteScopeAsync(string area, DeskCall probe, CancellationToken cancellation) =>
        await api.WriteAsync(probe, cancellation).ConfigureAwait(false) is SendResult.Answered { Answer: var answer }
            ? Scope($"write-{area}", answer)
            : new($"zoho-desk.scope.write-{area}", FindingState.NeedsPerson, "The probe got no final answer.", "Run the check again.");

    private static Finding Scope(string area, HttpAnswer answer)
    {
        var error = answer.IsSuccess ? null : DeskErrors.Read(answer);
        return answer.Status is 401 or 403 || error?.Code == "SCOPE_MISMATCH"
            ? new($"zoho-desk.scope.{area}", FindingState.Blocks, $"Refused: {error?.Code} {error?.Message}",
                "Create the refresh token again with this scope. List the scopes one by one: Desk.contacts.ALL may be refused.")
            : new($"zoho-desk.scope.{area}", FindingState.Clear, $"Allowed ({answer.Status}).");
    }

    /// <summary>The assisted import has a second phase with a hard date (Zoho's guide); the API writer has none.</summary>
    private Finding Bundle() => api.Settings.Bundle is { SecondPhase: not null } bundle
        ? new("zoho-desk.bundle", FindingState.Affects, $"Second phase of the CSV bundle: {bundle.Countdown(api.Clock.GetUtcNow())}.")
        : new("zoho-desk.bundle", FindingState.Clear, "The API writer has no second phase. A CSV bundle has one: agree its date with Zoho and write it as setting 'bundlePhase2'.");

    private Finding Credits(int agents)
    {
        var budget = new CreditBudget(api.Settings.CreditsPerDay, api.Settings.CreditReserve);
        var left = api.Quota.Reading.Remaining is { } remaining ? remaining.ToString("N0", CultureInfo.InvariantCulture) : "unknown";
        return new("zoho-desk.credits", FindingState.NeedsPerson,
            string.Create(CultureInfo.InvariantCulture, $"{budget.PerDay:N0} credits a day ({agents} active agents), {budget.Reserve:N0} of them kept for the portal's own use; ")
            + $"left now: {left}. A ticket with eight comments and two files takes about {TypicalTicket}, that is {budget.Usable / TypicalTicket} a day. "
            + $"Removing a record takes {CreditBudget.Trash}.",
            "Compare 'creditsPerDay' and 'concurrency' with the edition, and plan the days of the load.");
    }
}
