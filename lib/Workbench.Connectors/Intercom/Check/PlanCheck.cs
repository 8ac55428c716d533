using Workbench.Connectors.Intercom.Discovery;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Check;

/// <summary>Checks of a plan against the workspace: attribute names and numbers, people, custom objects, states.</summary>
internal static class PlanCheck
{
    /// <summary>Custom data attributes per workspace (Intercom help 179).</summary>
    private const int MaxAttributes = 250;

    public static async Task<IReadOnlyList<Finding>> RunAsync(
        Plan? plan, SchemaSnapshot destination, IntercomApi api, CancellationToken cancellation)
    {
        if (plan is null)
        {
            return [];
        }

        var discovery = new WorkspaceDiscovery(api);
        var contact = await NamesAsync(discovery, "contact", cancellation).ConfigureAwait(false);
        var company = await NamesAsync(discovery, "company", cancellation).ConfigureAwait(false);
        return
        [
            Limit(plan, contact, company),
            .. Clashes(plan, Kind.Contact, company, "company"),
            .. Clashes(plan, Kind.Organization, contact, "contact"),
            Placeholder(plan, destination),
            States(destination),
            .. CustomObjects(plan, destination),
        ];
    }

    private static async Task<HashSet<string>> NamesAsync(WorkspaceDiscovery discovery, string model, CancellationToken cancellation)
    {
        var all = await discovery.AllAttributesAsync(model, cancellation).ConfigureAwait(false);
        return [.. all.Where(attribute => attribute.IsTrue("custom")).Select(attribute => attribute.Text("name") ?? "")];
    }

    private static Finding Limit(Plan plan, HashSet<string> contact, HashSet<string> company)
    {
        var wanted = Attributes(plan, Kind.Contact).Except(contact).Count() + Attributes(plan, Kind.Organization).Except(company).Count();
        var total = wanted + contact.Count + company.Count;
        return total > MaxAttributes
            ? new("intercom.attribute-limit", FindingState.Blocks, $"The plan needs {wanted} new attributes; with {contact.Count + company.Count} existing ones that is {total} of {MaxAttributes}.",
                "Skip fields in the plan, or archive attributes in Intercom.")
            : new("intercom.attribute-limit", FindingState.Clear, $"{total} of {MaxAttributes} attributes after the load.");
    }

    private static IEnumerable<Finding> Clashes(Plan plan, Kind kind, HashSet<string> others, string model) => Attributes(plan, kind).Where(others.Contains)
        .Select(name => new Finding($"intercom.attribute-clash.{name}", FindingState.Blocks, $"Attribute name '{name}' is taken by the {model} data.",
            "Choose another name in the plan: Intercom shares attribute names between models."));

    private static IEnumerable<string> Attributes(Plan plan, Kind kind) => plan.Objects
        .Where(row => row.Kind == kind)
        .SelectMany(row => row.Fields)
        .Select(field => field.Destination)
        .Where(name => name?.StartsWith("mig_", StringComparison.Ordinal) == true)
        .Select(name => name!)
        .Distinct();

    private static Finding Placeholder(Plan plan, SchemaSnapshot destination) => plan.PlaceholderAgentId switch
    {
        null => new("intercom.placeholder", FindingState.NeedsPerson, "No teammate stands in for former agents; the token's own teammate would.",
            "Create one teammate named for the migration and choose it as placeholder."),
        var id when destination.Agents.Any(agent => agent.Id == id) => new("intercom.placeholder", FindingState.Clear, $"Teammate {id} stands in for former agents."),
        var id => new("intercom.placeholder", FindingState.Blocks, $"Placeholder teammate {id} does not exist.", "Choose another one in the plan."),
    };

    private static Finding States(SchemaSnapshot destination)
    {
        var categories = destination.Object(IntercomNames.Ticket).Field(TicketTypes.StateCategory)?.Options.Select(option => option.Label).Distinct().Count() ?? 0;
        return categories >= 4
            ? new("intercom.states", FindingState.Clear, "All four state categories exist.")
            : new("intercom.states", FindingState.NeedsPerson, $"Only {categories} of four ticket state categories exist.",
                "Create the missing states in Intercom's settings, or accept that statuses merge.");
    }

    private static IEnumerable<Finding> CustomObjects(Plan plan, SchemaSnapshot destination) => plan.Objects
        .Where(row => row.Kind is Kind.CustomRecord or Kind.Deal && (row.DestinationObject is null || destination.Objects.All(found => found.Name != row.DestinationObject)))
        .Select(row => new Finding($"intercom.custom-object.{row.SourceObject}", FindingState.NeedsPerson, $"No custom object type exists for '{row.SourceLabel}'.",
            "Create it under Settings > Data > Custom objects and name it in customObjectTypes, or accept the inventory."));
}
