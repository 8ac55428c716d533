using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Discovery;
using Workbench.Connectors.ZohoDesk.Wire;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.ZohoDesk.Compose;

/// <summary>A value as a field of Zoho Desk holds it.</summary>
/// <param name="Json">What is sent.</param>
/// <param name="Expected">What reads back, printed.</param>
/// <param name="Type">How to compare it.</param>
internal sealed record DeskValue(JsonNode Json, string Expected, FieldType Type)
{
    private const int MaxContactCharacters = 100;
    private const int MaxCharacters = 255;

    /// <summary>The value for that field; null where the field cannot hold it whole.</summary>
    /// <param name="twin">Custom text of contacts ends at 100 characters, that of others at 255 (OpenAPI 1.0, Contact.json and Ticket.json).</param>
    public static DeskValue? Of(FieldValue value, FieldSchema field, string twin) => (field.Type, value) switch
    {
        (FieldType.Number, FieldValue.Number number) => Number(number, field),
        (FieldType.Number, _) => null,
        (FieldType.Boolean, FieldValue.Boolean flag) => new(JsonValue.Create(flag.Value), value.Print(), FieldType.Boolean),
        (FieldType.Boolean, _) => null,
        (FieldType.Date, FieldValue.Date) => new(JsonValue.Create(value.Print()), value.Print(), FieldType.Date),
        (FieldType.Date, _) => null,
        (FieldType.Instant, FieldValue.Instant at) => Instant(at.Value),
        (FieldType.Instant, FieldValue.Date day) => Instant(new DateTimeOffset(day.Value.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)),
        (FieldType.Instant, _) => null,
        (FieldType.Choice, _) => Choice(value.Print(), field),
        (FieldType.MultiChoice or FieldType.Link or FieldType.File, _) => null,
        _ => Text(value.Print(), field, twin),
    };

    private static DeskValue Instant(DateTimeOffset at) =>
        new(JsonValue.Create(DeskTime.Print(at)), new FieldValue.Instant(at).Print(), FieldType.Instant);

    private static DeskValue? Number(FieldValue.Number number, FieldSchema field)
    {
        var text = number.Print();
        var parts = text.TrimStart('-').Split('.');
        var fits = parts[0].Length <= VendorTypes.MaxDigits && (parts.Length == 1 || (field.IsCustom && parts[1].Length <= VendorTypes.DecimalPlaces));
        return fits ? new(JsonValue.Create(text), text, FieldType.Number) : null;
    }

    private static DeskValue? Choice(string label, FieldSchema field)
    {
        var found = field.Options.FirstOrDefault(option => option.Label == label.Trim())
            ?? field.Options.FirstOrDefault(option => string.Equals(option.Label, label.Trim(), StringComparison.OrdinalIgnoreCase));
        return found is null ? null : new(JsonValue.Create(found.Label), found.Label, FieldType.Choice);
    }

    private static DeskValue? Text(string text, FieldSchema field, string twin)
    {
        var clean = PlainText.Clean(text).Trim();
        var most = Math.Min(
            field.MaxLength ?? int.MaxValue, !field.IsCustom ? int.MaxValue : twin == DeskNames.Contact ? MaxContactCharacters : MaxCharacters);
        var isOneLine = field.Type != FieldType.LongText;
        return clean.Length == 0 || clean.Length > most || (isOneLine && clean.Contains('\n', StringComparison.Ordinal))
            ? null
            : new(JsonValue.Create(clean), clean, FieldType.Text);
    }
}
