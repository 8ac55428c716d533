using Workbench.Connectors.Intercom.Discovery;
using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Propose;

/// <summary>What Intercom can do with rows that a person wrote.</summary>
internal static class RowLimits
{
    public static string? Refusal(Plan plan, ObjectPlan row, FieldPlan field, SchemaSnapshot destination) => field.Transform switch
    {
        Transform.ToTag when row.Kind != Kind.Ticket => "only conversations take the plan's tags",
        Transform.ToTag when FormChoices.MakesTickets(plan, row) =>
            "Intercom does not show the tags of a ticket, so that none could be verified; let these tickets become conversations, or use an attribute",
        Transform.ToTag => null,

        // Attributes of these are created under any name.
        _ when row.Kind is Kind.Contact or Kind.Organization or Kind.Ticket or Kind.Task or Kind.CustomRecord or Kind.Deal => null,
        _ => PlannedFields.Unknown(row, field, destination),
    };

    public static bool Joins(ObjectPlan row, string field) =>
        field is "body" or IntercomNames.Note or HelpCenterFields.About || (row.Kind == Kind.Contact && field == "name");
}
