using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Map;

namespace Workbench.Pipeline.Delta;

/// <summary>Whether a ticket is over.</summary>
internal sealed class TicketEnd(MigrationEnvironment environment, DeltaTerms terms)
{
    private readonly PlanApplication application = new(terms.Plan, terms.Destination);

    /// <summary>By the status as the plan maps it; a source without a status says it by the time at which the ticket ended.</summary>
    public bool IsOver(CanonicalRecord ticket)
    {
        var status = ticket.ByRole(FieldRole.Status);
        if (status.IsEmpty || terms.Plan.For(ticket.Object) is not { } row)
        {
            return !ticket.ByRole(FieldRole.ClosedAt).IsEmpty || !ticket.ByRole(FieldRole.ResolvedAt).IsEmpty;
        }

        var field = ticket.Fields.First(found => found.Schema.Role == FieldRole.Status).Schema.Name;
        var mapped = application.Apply(ticket, row, []).Values.FirstOrDefault(value => value.Plan.Source == field)?.Result.Print();
        return environment.Destination.IsOver(string.IsNullOrEmpty(mapped) ? status.Print() : mapped);
    }
}
