using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>An organization is shown by its customers; by itself it only promises what the first of them holds.</summary>
internal static class OrganizationComposer
{
    /// <summary>The reason code under which it is held; null where a customer shows it.</summary>
    public static string? Compose(Draft draft)
    {
        var context = draft.Context;
        if (OrganizationChoice.Carrier(draft.Record.Key, context) is not { } carrier)
        {
            return ReasonCode.ReportedInInventory;
        }

        draft.Note(null, ReasonCode.ContactChosen, $"its fields stand on each of its customers; verified on that of {carrier}");
        var target = context.Destination.Object(GorgiasNames.Customer);
        foreach (var value in draft.Record.Values.Where(value => !draft.Settled(value)))
        {
            Promise(draft, value, target);
        }

        return null;
    }

    private static void Promise(Draft draft, PlannedValue value, ObjectSchema target)
    {
        if (value.Plan.Destination == GorgiasNames.Organization)
        {
            draft.Becomes(
                value, GorgiasNames.Customer, GorgiasNames.Organization, draft.Record.Key.ToString(), "relate", PromiseCheck.Contains, FieldType.Text);
            return;
        }

        var written = GorgiasNames.IsField(value.Plan.Destination ?? "") ? FieldJson.Of(value.Result, target.Field(value.Plan.Destination!)) : null;
        var (field, expected, check, type) = written is { Json: not null }
            ? (value.Plan.Destination!, written.Expected, PromiseCheck.Equals, written.Type)
            : (GorgiasNames.Note, OrganizationValues.Line(draft.Label(value), value), PromiseCheck.Lines, FieldType.LongText);
        var role = draft.Record.Record.Fields.FirstOrDefault(found => found.Schema.Name == value.Plan.Source)?.Schema.Role;
        if (role is FieldRole.CreatedAt or FieldRole.ModifiedAt)
        {
            draft.Loses(value, ReasonCode.CannotBackdate, null, GorgiasNames.Customer, field, expected,
                field == GorgiasNames.Note ? PromiseCheck.Lines : PromiseCheck.Contains);
        }
        else
        {
            draft.Becomes(value, GorgiasNames.Customer, field, expected, "flattened", check, type);
        }
    }
}
