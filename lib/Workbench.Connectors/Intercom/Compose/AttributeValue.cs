using System.Globalization;
using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>A value as an attribute holds it.</summary>
/// <param name="Json">What is sent; null where the attribute cannot hold the value.</param>
/// <param name="Expected">What reads back, printed.</param>
/// <param name="Type">How to compare it.</param>
/// <param name="Loss">Reason code where something is lost.</param>
internal sealed record AttributeValue(JsonNode? Json, string Expected, FieldType Type, string? Loss = null)
{
    /// <param name="field">The attribute; null where the snapshot does not have it, and the value's own shape decides.</param>
    /// <param name="byId">True where options are written by id (tickets), false where by label.</param>
    /// <param name="most">Longest string.</param>
    public static AttributeValue Of(FieldValue value, FieldSchema? field, bool byId, int most)
    {
        var type = field?.Type;
        return value switch
        {
            FieldValue.Number number when type is null or FieldType.Number => new(JsonValue.Create(number.Value), value.Print(), FieldType.Number),
            FieldValue.Boolean boolean when type is null or FieldType.Boolean => new(JsonValue.Create(boolean.Value), value.Print(), FieldType.Boolean),
            FieldValue.Instant instant when type is FieldType.Instant => Instant(instant.Value),
            FieldValue.Instant instant when field is null => Seconds(instant.Value),
            FieldValue.Instant instant when type is FieldType.Date => DayOrTime(instant.Value),
            FieldValue.Date date when type is FieldType.Instant => Instant(Midnight(date.Value)),
            FieldValue.Date date when field is null => Seconds(Midnight(date.Value)),
            FieldValue.Date date when type is FieldType.Date =>
                new(JsonValue.Create(Midnight(date.Value).ToUnixTimeSeconds()), value.Print(), FieldType.Date),
            FieldValue.Agent agent when type is FieldType.Choice or FieldType.Number => new(null, agent.Print(), FieldType.Text, ReasonCode.UnmappedValue),
            _ when type is FieldType.Choice => Choice(value.Print(), field!, byId),
            _ => Text(value.Print(), most),
        };
    }

    private static AttributeValue Instant(DateTimeOffset at) =>
        new(JsonValue.Create(at.ToUnixTimeSeconds()), new FieldValue.Instant(at).Print(), FieldType.Instant);

    /// <summary>An attribute whose definition the API does not show (custom objects) reads back as the number that was sent.</summary>
    private static AttributeValue Seconds(DateTimeOffset at) =>
        new(JsonValue.Create(at.ToUnixTimeSeconds()), at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), FieldType.Number);

    private static AttributeValue DayOrTime(DateTimeOffset at)
    {
        var read = Read.AttributeText.DayOrTime(at);
        return new(JsonValue.Create(at.ToUnixTimeSeconds()), read.Print(), read is FieldValue.Date ? FieldType.Date : FieldType.Instant);
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static AttributeValue Choice(string label, FieldSchema field, bool byId) =>
        field.Options.FirstOrDefault(option => string.Equals(option.Label, label.Trim(), StringComparison.OrdinalIgnoreCase)) is { } found
            ? new(JsonValue.Create(byId ? found.Id : found.Label), found.Label, FieldType.Choice)
            : new(null, "", FieldType.Choice, ReasonCode.UnmappedValue);

    private static AttributeValue Text(string text, int most)
    {
        var clean = PlainText.Clean(text);
        var cut = PlainText.Cut(clean, most);
        return new(JsonValue.Create(cut), cut, FieldType.Text, cut.Length < clean.Length ? ReasonCode.Truncated : null);
    }
}
