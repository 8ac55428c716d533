using System.Globalization;
using System.Text.Json;
using Workbench.Connectors.Infoset.Wire;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Infoset.Shapes;

/// <summary>Decodes one value by the type of its field; what does not fit is kept verbatim as unreadable.</summary>
internal sealed class InfosetValues(SnapshotIndex snapshot)
{
    public FieldValue Read(FieldSchema field, JsonElement? member) =>
        member is { } value ? Read(field, value.AsText()) : FieldValue.Empty.Value;

    public FieldValue Read(FieldSchema field, string raw)
    {
        if (raw.Length == 0)
        {
            return FieldValue.Empty.Value;
        }

        return field.Type switch
        {
            FieldType.Html => new FieldValue.Html(raw),
            FieldType.Number or FieldType.Duration => Number(raw),
            FieldType.Boolean => Boolean(raw),
            FieldType.Date => Day(raw),
            FieldType.Instant => Instant(raw),
            FieldType.Choice => Choice(field, raw),
            FieldType.Agent => snapshot.Agent(raw),
            FieldType.Link => Link(field, raw),
            _ => new FieldValue.Text(raw),
        };
    }

    public FieldValue.Agent Agent(string idOrEmail) => snapshot.Agent(idOrEmail);

    /// <summary>The key of an agent whom the account's people list; null for one who is known by number alone.</summary>
    public RecordKey? AgentKey(string idOrEmail) => snapshot.KeyOf(idOrEmail);

    private static FieldValue Number(string raw) =>
        decimal.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? new FieldValue.Number(number)
            : new FieldValue.Unreadable(raw, "not a number");

    private static FieldValue Boolean(string raw) => raw switch
    {
        "true" or "1" => new FieldValue.Boolean(true),
        "false" or "0" => new FieldValue.Boolean(false),
        _ => new FieldValue.Unreadable(raw, "neither true nor false"),
    };

    private static FieldValue Day(string raw)
    {
        const int dayLength = 10;
        var day = raw.Length > dayLength && raw[dayLength] is 'T' or ' ' ? raw[..dayLength] : raw;
        return DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new FieldValue.Date(date)
            : new FieldValue.Unreadable(raw, "not a calendar day");
    }

    private static FieldValue Instant(string raw) => Json.ReadTime(raw) is { } at
        ? new FieldValue.Instant(at)
        : new FieldValue.Unreadable(raw, "not a date and time");

    private static FieldValue Choice(FieldSchema field, string raw) =>
        field.Options.FirstOrDefault(option => option.Id == raw) is { } option
            ? new FieldValue.Option(option.Id, option.Label)
            : new FieldValue.Unreadable(raw, "no option of the field has this value");

    private FieldValue Link(FieldSchema field, string raw) => snapshot.KindOf(field.LinkedObject) is { } kind
        ? new FieldValue.References([new RecordKey(InfosetSource.Name, kind, raw)])
        : new FieldValue.Text(raw);
}
