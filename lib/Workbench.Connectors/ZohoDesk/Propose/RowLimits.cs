using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Discovery;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.ZohoDesk.Propose;

/// <summary>What Zoho Desk can do with rows that a person wrote.</summary>
internal static class RowLimits
{
    public static string? Refusal(ObjectPlan row, FieldPlan field, SchemaSnapshot destination) => field.Transform switch
    {
        Transform.ToTag when row.Kind != Kind.Ticket => "Zoho Desk has tags on tickets only",
        Transform.ToTag { Prefix.Length: < 2 } => "a tag of Zoho Desk has 3 to 100 characters, so its prefix needs at least two",
        Transform.ToTag => null,
        _ when row.Kind is Kind.Contact or Kind.Organization or Kind.Ticket or Kind.Task => null,
        _ => PlannedFields.Unknown(row, field, destination),
    };

    public static bool Joins(ObjectPlan row, string field) => field is DeskNames.Note or "body"
        || (row.Kind == Kind.Contact && field is "firstName" or "lastName" or StandardFields.FullName);
}
