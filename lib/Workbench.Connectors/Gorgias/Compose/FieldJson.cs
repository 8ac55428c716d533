using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>A value as a custom field holds it. There are text, number and boolean; a dropdown is a text with choices.</summary>
/// <param name="Json">What is sent; null where the field cannot hold the value, which then becomes a line of text.</param>
/// <param name="Expected">What reads back, printed.</param>
internal sealed record FieldJson(JsonNode? Json, string Expected, FieldType Type)
{
    private const int MaxCharacters = 2000;
    private static readonly FieldJson Unfit = new(null, "", FieldType.Text);

    /// <param name="field">The field; null where the snapshot does not have it.</param>
    public static FieldJson Of(FieldValue value, FieldSchema? field) => (field?.Type, value) switch
    {
        (null or FieldType.Unknown, _) => Unfit,
        (FieldType.Number, FieldValue.Number number) => new(JsonValue.Create(number.Value), value.Print(), FieldType.Number),
        (FieldType.Boolean, FieldValue.Boolean boolean) => new(JsonValue.Create(boolean.Value), value.Print(), FieldType.Boolean),
        (FieldType.Number or FieldType.Boolean, _) => Unfit,
        (FieldType.Choice, _) => field!.Options.FirstOrDefault(option => option.Label == value.Print().Trim()) is { } choice
            ? new(JsonValue.Create(choice.Label), choice.Label, FieldType.Text)
            : Unfit,
        _ => Text(PlainText.Clean(value.Print()).Trim()),
    };

    private static FieldJson Text(string text) => text.Length is 0 or > MaxCharacters ? Unfit : new(JsonValue.Create(text), text, FieldType.Text);
}
