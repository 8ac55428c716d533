using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Gorgias.Propose;

/// <summary>Rows that every kind of object shares.</summary>
internal static class Rows
{
    public static FieldPlan To(FieldSchema field, string destination, string why) => new(field.Name, destination, new Transform.Copy(), 1, why);

    public static FieldPlan Related(FieldSchema field, string destination, string why) =>
        new(field.Name, destination, new Transform.Relate(), 1, why);

    public static FieldPlan Skipped(FieldSchema field, string reason) =>
        new(field.Name, null, new Transform.Skip(reason), 1, ReasonCode.Explain(reason));

    public static FieldPlan Line(FieldSchema field, string destination, string why) =>
        new(field.Name, destination, new Transform.BodyLine(field.Label), 1, why);

    /// <summary>True for values that a custom field can hold: one text of moderate length, a number, or yes and no.</summary>
    public static bool FitsAField(FieldSchema field) => field.Type is not (FieldType.LongText or FieldType.Html or FieldType.Links or FieldType.File);

    /// <summary>A row into a custom field: there are text, number and boolean alone, so everything else is written as text.</summary>
    public static FieldPlan Field(FieldSchema field, string name, string why) => new(
        field.Name,
        name,
        field.Type switch
        {
            FieldType.Number or FieldType.Boolean or FieldType.Choice or FieldType.Text or FieldType.Email or FieldType.Url or FieldType.Phone => new Transform.Copy(),
            _ => new Transform.ToText(),
        },
        0.9,
        field.Type is FieldType.Date or FieldType.Instant ? $"{why}; there is no date type, so it is ISO text" : why);

    public static ObjectPlan Inventory(ObjectSchema source, string reason) => new(
        source.Name, source.Label, source.Kind ?? Core.Records.Kind.CustomRecord, Outcome.Inventory, null,
        [.. source.Fields.Select(field => Skipped(field, field.Role == FieldRole.System ? ReasonCode.SystemField : ReasonCode.ReportedInInventory))],
        reason);
}
