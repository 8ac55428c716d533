using Workbench.Connectors.Gorgias.Propose;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Gorgias.Check;

/// <summary>Checks of a plan against the account: ticket field slots and people.</summary>
internal static class PlanCheck
{
    public static IEnumerable<Finding> Run(Plan? plan, SchemaSnapshot destination)
    {
        yield return Slots(plan, destination);
        if (plan is not null)
        {
            yield return Placeholder(plan, destination);
        }
    }

    private static Finding Slots(Plan? plan, SchemaSnapshot destination)
    {
        var existing = destination.Object(GorgiasNames.Ticket).Fields.Where(field => field.IsCustom).Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        var wanted = plan is null ? [] : plan.Objects.Where(found => found.Kind == Kind.Ticket)
            .SelectMany(found => found.Fields)
            .Select(row => row.Destination == GorgiasNames.Status ? TicketSlots.StatusField : row.Destination ?? "")
            .Where(name => GorgiasNames.IsField(name) && !existing.Contains(name))
            .ToHashSet(StringComparer.Ordinal);

        // The source's status takes a slot only where one is left for it.
        var total = existing.Count + wanted.Count;
        return total - (wanted.Contains(TicketSlots.StatusField) ? 1 : 0) > TicketSlots.MostActive
            ? new("gorgias.field-slots", FindingState.Blocks, $"The plan needs {wanted.Count} new ticket fields; {existing.Count} of {TicketSlots.MostActive} are in use.",
                "Archive fields in Gorgias, or carry some as lines of the opening note.")
            : new("gorgias.field-slots", FindingState.Clear, $"{existing.Count} of {TicketSlots.MostActive} ticket fields are in use, {wanted.Count} are wanted.");
    }

    private static Finding Placeholder(Plan plan, SchemaSnapshot destination) => plan.PlaceholderAgentId switch
    {
        null => new("gorgias.placeholder", FindingState.NeedsPerson, "No user stands in for former agents; the user of the key would.",
            "Create one user named for the migration and choose it as placeholder."),
        var id when destination.Agents.Any(agent => agent.Id == id) => new("gorgias.placeholder", FindingState.Clear, $"User {id} stands in for former agents."),
        var id => new("gorgias.placeholder", FindingState.Blocks, $"Placeholder user {id} does not exist.", "Choose another one in the plan."),
    };
}
