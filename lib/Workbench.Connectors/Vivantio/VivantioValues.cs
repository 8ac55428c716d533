using System.Globalization;
using System.Text.Json;
using Workbench.Connectors.Ivinex;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Vivantio;

/// <summary>Decodes one property of the vendor's own. An unset date has three forms, an unset id two.</summary>
internal sealed class VivantioValues(AccountZone zone, VivantioIndex schema)
{
    // Words whose id stands in a property of another name.
    private static readonly Dictionary<string, string> IdOfWord = new(StringComparer.Ordinal)
    {
        ["RecordTypeNameSingular"] = "RecordTypeId",
        ["StatusName"] = "StatusId",
        ["PriorityName"] = "PriorityId",
        ["GroupName"] = "GroupId",
        [ArticleShelf.Field] = "CategoryId",
    };

    private static readonly Dictionary<string, string> NameOfAgent = new(StringComparer.Ordinal)
    {
        ["OwnerId"] = "OwnerName",
        ["TakenById"] = "TakenByName",
    };

    // A rich text whose plain form stands in when nobody used formatting.
    private static readonly Dictionary<string, string> PlainOfRich = new(StringComparer.Ordinal)
    {
        ["DescriptionHtml"] = "Description",
        ["SolutionHtml"] = "Solution",
        ["NotesHtml"] = "Notes",
    };

    /// <summary>The value in canonical form; what does not fit the field's type is kept verbatim as unreadable.</summary>
    public FieldValue Read(FieldSchema field, JsonElement row) => field.Type switch
    {
        FieldType.Choice when IdOfWord.TryGetValue(field.Name, out var id) =>
            Pair(field, VivantioJson.Id(row, id), VivantioJson.Text(row, field.Name)),
        FieldType.Choice => Code(field, VivantioJson.Text(row, field.Name)),
        FieldType.Agent => Agent(VivantioJson.Id(row, field.Name), VivantioJson.Text(row, NameOfAgent.GetValueOrDefault(field.Name) ?? "")),
        FieldType.Link => Link(field, VivantioJson.Id(row, field.Name)),
        FieldType.Html => Rich(VivantioJson.Text(row, field.Name), VivantioJson.Text(row, PlainOfRich.GetValueOrDefault(field.Name) ?? "")),
        _ when VivantioJson.Member(row, field.Name) is { ValueKind: JsonValueKind.Array } list => Texts(list),
        _ when field.Name == "CCAddressList" => Addresses(VivantioJson.Text(row, field.Name)),
        _ when IsId(field) => Plain(VivantioJson.Id(row, field.Name)),
        _ => Read(field.Type, VivantioJson.Text(row, field.Name)),
    };

    /// <summary>A text in the form of a type.</summary>
    public FieldValue Read(FieldType type, string raw) => type switch
    {
        _ when raw.Length == 0 => FieldValue.Empty.Value,
        FieldType.Html => new FieldValue.Html(raw),
        FieldType.Number => Number(raw),
        FieldType.Boolean => Boolean(raw),
        FieldType.Date => Day(raw),
        FieldType.Instant => Instant(raw),
        _ => new FieldValue.Text(raw),
    };

    private static bool IsId(FieldSchema field) =>
        field.Role is null && field.Name.EndsWith("Id", StringComparison.Ordinal) && field.Name != "DisplayId";

    private static FieldValue Plain(string text) => text.Length == 0 ? FieldValue.Empty.Value : new FieldValue.Text(text);

    private static FieldValue Rich(string html, string plain) => html.Length > 0 ? new FieldValue.Html(html) : Plain(plain);

    private static FieldValue Texts(JsonElement list) => Plain(string.Join(", ", list.EnumerateArray().Select(VivantioJson.Text)));

    // One string with "; " between addresses, and sometimes behind the last one.
    private static FieldValue Addresses(string raw) =>
        Plain(string.Join(", ", raw.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));

    private static FieldValue Pair(FieldSchema field, string id, string word)
    {
        var label = word.Length > 0 ? word : field.Options.FirstOrDefault(option => option.Id == id)?.Label ?? id;
        return label.Length == 0 ? FieldValue.Empty.Value : new FieldValue.Option(id.Length > 0 ? id : label, label);
    }

    // The same code is a number in one answer and its word in another. One that nobody knows is shown as it is.
    private static FieldValue Code(FieldSchema field, string raw) => raw.Length == 0
        ? FieldValue.Empty.Value
        : field.Options.FirstOrDefault(option => option.Id == raw || option.Label.Equals(raw, StringComparison.OrdinalIgnoreCase)) is { } known
            ? new FieldValue.Option(known.Id, known.Label)
            : new FieldValue.Option(raw, raw);

    private static FieldValue Link(FieldSchema field, string id) => id.Length == 0
        ? FieldValue.Empty.Value
        : new FieldValue.References([VivantioNames.Key(field.LinkedObject == VivantioNames.Client ? Kind.Organization : Kind.Contact, id)]);

    private static FieldValue Number(string raw) =>
        decimal.TryParse(raw, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? new FieldValue.Number(number)
            : new FieldValue.Unreadable(raw, "not a number");

    private static FieldValue Boolean(string raw) => raw.ToLowerInvariant() switch
    {
        "true" or "1" => new FieldValue.Boolean(true),
        "false" or "0" => new FieldValue.Boolean(false),
        _ => new FieldValue.Unreadable(raw, "neither true nor false"),
    };

    private static FieldValue Day(string raw) => VivantioTimes.IsUnset(raw) ? FieldValue.Empty.Value
        : VivantioTimes.TryLocal(raw, out var local) && local.TimeOfDay == TimeSpan.Zero ? new FieldValue.Date(DateOnly.FromDateTime(local))
        : new FieldValue.Unreadable(raw, "not a calendar day");

    private FieldValue Instant(string raw) => VivantioTimes.IsUnset(raw) ? FieldValue.Empty.Value
        : VivantioTimes.TryInstant(raw, zone, out var instant) ? new FieldValue.Instant(instant)
        : new FieldValue.Unreadable(raw, "not a date and time");

    private FieldValue Agent(string id, string name) => id.Length == 0 ? FieldValue.Empty.Value
        : schema.Agent(id) is { } agent ? new FieldValue.Agent(agent.Id, agent.Email, agent.Name)
        : new FieldValue.Agent(id, "", name);
}
