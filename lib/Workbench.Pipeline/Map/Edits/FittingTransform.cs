using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Map.Edits;

/// <summary>The transform of a field that a person sends elsewhere without saying how.</summary>
public static class FittingTransform
{
    /// <summary>The present one where it still means something there, else the plainest that the destination field can hold.</summary>
    /// <param name="to">Name or label of the destination field, whether it stands there or will be created.</param>
    public static Transform Of(FoundRow row, string to, SchemaSnapshot destination) => row.Field.Transform switch
    {
        Transform.Skip or Transform.BodyLine or Transform.Relate or Transform.Copy or Transform.ToText => Plain(
            row.Schema,
            DestinationFields.Of(row.Object, destination).FirstOrDefault(field => field.Name == to || string.Equals(field.Label, to, StringComparison.OrdinalIgnoreCase))),
        var present => present,
    };

    private static Transform Plain(FieldSchema source, FieldSchema? destination) => (source.Type, destination?.Type) switch
    {
        (FieldType.Html, FieldType.Text or FieldType.LongText) => new Transform.HtmlToText(),
        (var from, FieldType.Text or FieldType.LongText) when !IsText(from) => new Transform.ToText(),
        (FieldType.Agent or FieldType.Link or FieldType.Links or FieldType.MultiChoice, null) => new Transform.ToText(),
        _ => new Transform.Copy(),
    };

    private static bool IsText(FieldType type) =>
        type is FieldType.Text or FieldType.LongText or FieldType.Email or FieldType.Phone or FieldType.Url or FieldType.Choice or FieldType.Unknown;
}
