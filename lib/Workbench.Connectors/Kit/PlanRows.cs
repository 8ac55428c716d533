using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Kit;

/// <summary>Rows that every kind of object shares.</summary>
internal static class PlanRows
{
    public static FieldPlan To(FieldSchema field, string destination, string why) => new(field.Name, destination, new Transform.Copy(), 1, why);

    public static FieldPlan Related(FieldSchema field, string destination, string why) =>
        new(field.Name, destination, new Transform.Relate(), 1, why);

    public static FieldPlan Skipped(FieldSchema field, string reason) =>
        new(field.Name, null, new Transform.Skip(reason), 1, ReasonCode.Explain(reason));

    public static FieldPlan Line(FieldSchema field, string destination) =>
        new(field.Name, destination, new Transform.BodyLine(field.Label), 1, "parts and notes have no fields of their own: kept as a line of text");

    public static FieldPlan Text(FieldSchema field, string destination) => new(
        field.Name,
        destination,
        field.Type == FieldType.Html ? new Transform.HtmlToText() : new Transform.Copy(),
        1,
        field.Type == FieldType.Html ? "plain text here: the words stay, the formatting does not" : "main text");

    /// <summary>True where the choices can become a list: at least two, and none with a comma, at which Intercom splits every list.</summary>
    public static bool CanBeList(FieldSchema field) => field.Type == FieldType.Choice
        && field.Options.Select(option => option.Label).Where(label => label.Length > 0).Distinct(StringComparer.Ordinal).Count() >= 2
        && field.Options.All(option => !option.Label.Contains(',', StringComparison.Ordinal));

    /// <summary>A row for a field that only an attribute can hold.</summary>
    public static FieldPlan Attribute(FieldSchema field, string name, int? maxCharacters)
    {
        Transform transform = field.Type switch
        {
            FieldType.Number or FieldType.Boolean or FieldType.Date or FieldType.Instant => new Transform.Copy(),
            FieldType.Choice when CanBeList(field) => new Transform.Copy(),
            FieldType.Text or FieldType.LongText or FieldType.Email or FieldType.Url when maxCharacters is { } most && !(field.MaxLength <= most) =>
                new Transform.Truncate(most),
            FieldType.Text or FieldType.LongText or FieldType.Email or FieldType.Url => new Transform.Copy(),
            FieldType.Html => new Transform.HtmlToText(),
            _ => new Transform.ToText(),
        };
        var why = field.Type == FieldType.Choice && !CanBeList(field)
            ? "own attribute as text: a list needs two options and none with a comma"
            : "own attribute of the fitting type";
        return new(field.Name, name, transform, 0.9, why);
    }
}
