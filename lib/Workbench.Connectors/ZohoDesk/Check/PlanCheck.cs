using Workbench.Connectors.ZohoDesk.Discovery;
using Workbench.Connectors.ZohoDesk.Propose;
using Workbench.Connectors.ZohoDesk.Wire;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Connectors.ZohoDesk.Check;

/// <summary>Checks of a plan against the portal: departments, tag, owners, and whether the departments' layouts show the fields.</summary>
internal sealed class PlanCheck(DeskApi api)
{
    private const int ShortestTag = 3;
    private const int LongestTag = 100;

    public async Task<IReadOnlyList<Finding>> RunAsync(Plan plan, SchemaSnapshot destination, CancellationToken cancellation)
    {
        Departments departments;
        try
        {
            departments = Departments.Of(plan);
        }
        catch (PlanException fault)
        {
            return [new("zoho-desk.department-rules", FindingState.Blocks, fault.Message, "Correct the choice in plan.json.")];
        }

        var findings = new List<Finding> { Known(departments, destination), Tag(plan), Owners(plan, destination) };
        foreach (var twin in plan.Objects.Select(row => row.DestinationObject).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (twin is DeskNames.Account or DeskNames.Contact or DeskNames.Ticket or DeskNames.Task)
            {
                findings.Add(await VisibleAsync(plan, twin, destination.Object(twin), departments.All, cancellation).ConfigureAwait(false));
            }
        }

        return findings;
    }

    private static Finding Known(Departments departments, SchemaSnapshot destination)
    {
        var known = destination.Object(DeskNames.Ticket).Field(DeskNames.Department)?.Options ?? [];
        var unknown = departments.All.Where(id => known.All(option => option.Id != id)).ToList();
        return (departments.All.Count, unknown.Count) switch
        {
            (0, _) => new("zoho-desk.departments", FindingState.Blocks, "The plan names no department.",
                $"Write the id of one as choice '{DeskNames.DepartmentChoice}'."),
            (_, 0) => new("zoho-desk.departments", FindingState.NeedsPerson,
                $"Tickets go to: {string.Join(", ", known.Where(option => departments.All.Contains(option.Id)).Select(option => option.Label))}.",
                $"Confirm the departments and their rules (choices '{DeskNames.DepartmentChoice}' and '{DeskNames.DepartmentByChoice}')."),
            _ => new("zoho-desk.departments", FindingState.Blocks, $"The portal has no enabled department {string.Join(", ", unknown)}.",
                $"Known departments: {string.Join(", ", known.Select(option => $"{option.Label} = {option.Id}"))}."),
        };
    }

    private static Finding Tag(Plan plan) => plan.Choices.GetValueOrDefault(DeskNames.TagChoice) switch
    {
        null or "" => new("zoho-desk.tag", FindingState.Clear, "Tickets get no tag."),
        { Length: >= ShortestTag and <= LongestTag } tag => new("zoho-desk.tag", FindingState.Clear, $"Tickets get the tag '{tag}'."),
        var tag => new("zoho-desk.tag", FindingState.Blocks, $"The tag '{tag}' has {tag.Length} characters; Zoho Desk takes {ShortestTag} to {LongestTag}.",
            $"Correct the choice '{DeskNames.TagChoice}'."),
    };

    private static Finding Owners(Plan plan, SchemaSnapshot destination)
    {
        var disabled = plan.Agents.Count(pair => destination.Agents.Any(agent => agent.Id == pair.Value && !agent.IsActive));
        return disabled == 0
            ? new("zoho-desk.disabled-agents", FindingState.Clear, "Every agent of the plan is active.")
            : new("zoho-desk.disabled-agents", FindingState.Affects,
                $"{disabled} agents of the plan are disabled: their tickets and tasks stay unassigned, with the name in a private comment.", null, disabled);
    }

    /// <summary>A value of a field that no layout of the department shows is dropped without a word, so the load is not let through.</summary>
    private async Task<Finding> VisibleAsync(
        Plan plan, string twin, ObjectSchema target, IReadOnlyList<string> departments, CancellationToken cancellation)
    {
        var code = $"zoho-desk.fields.{twin}";
        var labels = plan.Objects.Where(row => row.DestinationObject == twin).SelectMany(row => row.Fields).Select(field => field.Destination)
            .Append(DeskNames.SourceId).OfType<string>().Distinct(StringComparer.Ordinal);
        var wanted = labels.Select(target.Field).OfType<FieldSchema>().Where(field => field.IsCustom).ToList();
        if (target.Field(DeskNames.SourceId) is null)
        {
            return new(code, FindingState.Affects, $"The fields of {DeskNames.Module(twin)} are not provisioned yet.", "Provision them, then run the check again.");
        }

        var layouts = await new PortalDiscovery(api).LayoutsAsync(twin, cancellation).ConfigureAwait(false);
        var hidden = departments
            .SelectMany(department => wanted
                .Where(field => !layouts.Any(shown => shown.ApiName == field.VendorId && shown.Serves(department)))
                .Select(field => $"{field.Label} (department {department})"))
            .ToList();
        return hidden.Count == 0
            ? new(code, FindingState.Clear, $"All {wanted.Count} custom fields of {DeskNames.Module(twin)} stand in the layouts of the departments.")
            : new(code, FindingState.Blocks, $"Not in the layout: {string.Join(", ", hidden.Take(10))}. Their values would be dropped silently.",
                "Add the fields to the layouts in Setup > Customization > Layouts and Fields, then run the check again.", hidden.Count);
    }
}
