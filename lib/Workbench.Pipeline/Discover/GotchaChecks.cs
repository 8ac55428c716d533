using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Ledger;
using Workbench.Pipeline.Routes;

namespace Workbench.Pipeline.Discover;

/// <summary>
/// Runs the check behind every gotcha of a route: is it clear here, how many records does it affect, or must a person act? Counts that
/// need records are zero until the extract has run, and the text says so.
/// </summary>
/// <param name="destinationPlan">The plan that the customer has booked, as an operator states it; null where nobody has.</param>
public sealed class GotchaChecks(
    Route route, string? destinationPlan, Discovery discovery, ILedgerReader read, QuotaReading destinationQuota, DateTimeOffset now)
{
    /// <summary>Runs one check. What stands after a colon in its name is the check's argument.</summary>
    /// <exception cref="KeyNotFoundException">The route names a check that does not exist.</exception>
    public Finding Run(Gotcha gotcha)
    {
        var (name, argument) = gotcha.Check.Split(':', 2) is [var first, var second] ? (first, second) : (gotcha.Check, "");
        return name switch
        {
            "source-permissions" => Permissions(gotcha),
            "custom-fields" => CustomFields(gotcha),
            "source-pace" => new Finding(gotcha.Code, FindingState.Clear, "Requests are paced and back off from 500 ms to 16 s when refused."),
            "attachments" => Attachments(gotcha),
            "not-on-the-path" => new Finding(gotcha.Code, FindingState.Clear, "No step of this migration goes that way."),
            "by-hand" => new Finding(
                gotcha.Code, FindingState.NeedsPerson, "Delivered as written inventories.", "Fill in the operator files; notebook 00 lists which are missing."),
            "pause-automation" => new Finding(
                gotcha.Code, FindingState.NeedsPerson, "Imported records may be taken for new activity.", "Pause automations and outbound messages; attest it in notebook 04."),
            "older-than-two-years" => Older(gotcha),
            "destination-quota" => new Finding(
                gotcha.Code, FindingState.Clear, $"Quota read from the vendor's headers: {destinationQuota.Limit?.ToString() ?? "not stated"} per window; a share is left to the customer."),
            "custom-object-types" => CustomObjects(gotcha),
            "source-credentials" => new Finding(
                gotcha.Code, FindingState.NeedsPerson, "One named API user reads everything.", "Keep that user active until hypercare ends."),
            "hierarchy" => Hierarchy(gotcha),
            "plan" => Plan(gotcha),
            "finding" => FromFindings(gotcha, argument),
            "note" => Notes(gotcha, argument),
            "kind" => Count(gotcha, argument),
            _ => throw new KeyNotFoundException($"Gotcha '{gotcha.Code}' names the check '{gotcha.Check}', which does not exist."),
        };
    }

    private Finding Permissions(Gotcha gotcha)
    {
        var blocked = discovery.Findings.Where(finding => finding.State == FindingState.Blocks).ToList();
        return blocked.Count == 0
            ? new Finding(gotcha.Code, FindingState.Clear, "Every tab that should hold records answered with records.")
            : new Finding(gotcha.Code, FindingState.Blocks, string.Join(" ", blocked.Select(finding => finding.Text)), blocked[0].Next, blocked.Count);
    }

    private Finding CustomFields(Gotcha gotcha)
    {
        var custom = discovery.Source.Objects.Sum(found => found.Fields.Count(field => field.IsCustom));
        return new Finding(gotcha.Code, FindingState.Affects, $"{custom} custom fields in {discovery.Source.Objects.Count} objects were read live.", null, custom);
    }

    private Finding Attachments(Gotcha gotcha)
    {
        var counts = read.Counts().Where(count => count.Kind == Kind.Attachment).Sum(count => count.Records);
        var failed = read.NoteCounts().Where(count => count.Code is ReasonCode.FileExpired or ReasonCode.FileRefused).Sum(count => count.Records);
        return counts == 0
            ? new Finding(gotcha.Code, FindingState.Affects, "Counted after the extract.", null, 0)
            : new Finding(gotcha.Code, FindingState.Affects, $"{counts} files, {failed} of them could not be downloaded and are listed.", null, counts);
    }

    private Finding Older(Gotcha gotcha)
    {
        var limit = now.AddYears(-2);
        var old = read.Entries(Kind.Ticket).LongCount(entry => entry.OccurredAt < limit);
        return new Finding(gotcha.Code, FindingState.Clear, $"{old} tickets are older than two years; they are read through the API, not through that export.", null, old);
    }

    private Finding CustomObjects(Gotcha gotcha)
    {
        var custom = discovery.Source.Objects.Where(found => found.Kind == Kind.CustomRecord).Select(found => found.Label).ToList();
        if (custom.Count == 0)
        {
            return new Finding(gotcha.Code, FindingState.Clear, "The source has no custom tabs with a role.");
        }

        var there = discovery.Destination.Objects.Where(found => found.Name.StartsWith("custom:", StringComparison.Ordinal)).Select(found => found.Label);
        var missing = custom.Where(label => !there.Contains(label, StringComparer.OrdinalIgnoreCase)).ToList();
        return missing.Count == 0
            ? new Finding(gotcha.Code, FindingState.NeedsPerson, $"Types exist for {string.Join(", ", custom)}.", "Confirm their names: they cannot be renamed later.", custom.Count)
            : new Finding(gotcha.Code, FindingState.NeedsPerson, $"No type exists for {string.Join(", ", missing)}.", "Create it under Settings > Data > Custom objects, or sign that these records become an inventory.", missing.Count);
    }

    private Finding FromFindings(Gotcha gotcha, string part) =>
        discovery.Findings.FirstOrDefault(finding => finding.Code.Contains(part, StringComparison.OrdinalIgnoreCase)) is { } found
            ? found with { Code = gotcha.Code }
            : new Finding(gotcha.Code, FindingState.NeedsPerson, "The API does not say.", "Look it up in the account's settings and write it into the scope.");

    private Finding Hierarchy(Gotcha gotcha)
    {
        var edges = read.Entries(Kind.Ticket).Sum(entry => (long)read.LinksFrom(entry.Key).Count(link => link.Role == LinkRole.Parent && link.To.Kind == Kind.Ticket));
        return new Finding(
            gotcha.Code, edges == 0 ? FindingState.Clear : FindingState.Affects, $"{edges} links between tickets, counted after the extract.", null, edges);
    }

    private Finding Plan(Gotcha gotcha) =>
        PlanGate.Of(route, destinationPlan).FirstOrDefault(finding => finding.State != FindingState.Clear) is { } gated
            ? gated with { Code = gotcha.Code }
            : new Finding(gotcha.Code, FindingState.Clear, "The destination's plan has what the route needs.");

    private Finding Count(Gotcha gotcha, string kindName)
    {
        var records = KindName.TryParse(kindName, out var kind)
            ? read.Counts().Where(count => count.Kind == kind).Sum(count => count.Records)
            : throw new KeyNotFoundException($"Gotcha '{gotcha.Code}' counts '{kindName}', which is no kind of record.");
        return new Finding(
            gotcha.Code, records == 0 ? FindingState.Clear : FindingState.Affects, $"{records} records of this kind, counted after the extract.", null, records);
    }

    private Finding Notes(Gotcha gotcha, string code)
    {
        var records = read.NoteCounts().Where(count => count.Code == code).Sum(count => count.Records);
        return new Finding(gotcha.Code, records == 0 ? FindingState.Clear : FindingState.Affects, $"{records} records, counted after mapping; each is listed and not sent.", null, records);
    }
}
