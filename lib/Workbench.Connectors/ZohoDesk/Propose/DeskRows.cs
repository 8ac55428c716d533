using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Connectors.ZohoDesk.Propose;

/// <summary>Rows of fields that only a custom field, or a line of a private comment, can hold.</summary>
internal static class DeskRows
{
    /// <summary>A custom field of the fitting type; what may be long becomes a line of a private comment.</summary>
    public static FieldPlan Custom(FieldSchema field, FieldLabels labels)
    {
        if (field.Type is FieldType.LongText or FieldType.Html or FieldType.Links)
        {
            return new(
                field.Name, DeskNames.Note, new Transform.BodyLine(field.Label), 0.9, "custom fields end at 255 characters (contacts: 100): a private comment");
        }

        var type = TypeOf(field);
        Transform transform = type == FieldType.Text && field.Type is not (FieldType.Text or FieldType.Email or FieldType.Url)
            ? new Transform.ToText()
            : new Transform.Copy();
        return new(field.Name, labels.Of(field, type), transform, 0.9, "own custom field of the fitting type; a longer value goes to a private comment");
    }

    /// <summary>A time that the API does not accept, in a custom field of ours.</summary>
    public static FieldPlan Time(FieldSchema field, string label) =>
        new(field.Name, label, new Transform.Copy(), 1, "the API sets its own times: the original stands in a custom field");

    public static FieldPlan SourceId(FieldSchema field) => PlanRows.Related(field, DeskNames.SourceId, "the source key is a searchable custom field");

    /// <summary>The type of the custom field that a source field becomes.</summary>
    public static FieldType TypeOf(FieldSchema field) => field.Type switch
    {
        FieldType.Number when field.MaxLength > Discovery.VendorTypes.MaxDigits => FieldType.Text,
        FieldType.Number or FieldType.Boolean or FieldType.Date or FieldType.Instant => field.Type,
        FieldType.Choice when field.Options.Any(option => option.Label.Length > 0) => FieldType.Choice,
        _ => FieldType.Text,
    };

    /// <summary>Every field of an object that no endpoint takes.</summary>
    public static FieldPlan Inventory(FieldSchema field) =>
        PlanRows.Skipped(field, field.Role == FieldRole.System ? ReasonCode.SystemField : ReasonCode.ReportedInInventory);
}
