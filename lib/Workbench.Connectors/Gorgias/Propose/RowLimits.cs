using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Gorgias.Propose;

/// <summary>What Gorgias can do with rows that a person wrote.</summary>
internal static class RowLimits
{
    public static string? Refusal(ObjectPlan row, FieldPlan field, SchemaSnapshot destination) => field.Transform switch
    {
        Transform.ToTag => row.Kind == Kind.Ticket ? null : "Gorgias has tags on tickets only",
        _ when row.Kind is Kind.Ticket or Kind.Contact or Kind.Organization && GorgiasNames.IsField(field.Destination ?? "") => null,
        _ when row.Kind is Kind.Ticket or Kind.Contact or Kind.Organization && PlannedFields.Unknown(row, field, destination) is { } unknown =>
            $"{unknown}; a new custom field is written as {GorgiasNames.FieldPrefix}Name",
        _ => PlannedFields.Unknown(row, field, destination),
    };

    public static bool Joins(string field) => field is GorgiasNames.Note or "body" or "phone";
}
