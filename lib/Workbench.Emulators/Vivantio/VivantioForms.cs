using System.Text.Json.Nodes;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Vivantio;

/// <summary>The codes of <c>FieldType</c>; the vendor names the types and publishes no codes.</summary>
internal enum VivantioFieldType { Text, MultiLine, DropDown, Radio, Date, Numeric, Checkbox }

internal sealed record VivantioFormField(
    int Id, string Label, VivantioFieldType Type, SampleFieldType Encoding, IReadOnlyList<string> Options)
{
    private const int OptionsPerField = 50;

    public string Name { get; } = string.Concat(Label.Where(char.IsAsciiLetterOrDigit));

    public JsonObject ToJson() => new()
    {
        ["Id"] = Id,
        ["Name"] = Name,
        ["Label"] = Label,
        ["FieldType"] = (int)Type,
        ["FieldOptions"] = new JsonArray([
            .. Options.Select((option, place) => new JsonObject { ["Id"] = Id * OptionsPerField + place, ["Name"] = option })]),
    };
}

/// <param name="Area">The kind of record it can stand on, as <c>SystemArea</c> names it.</param>
internal sealed record VivantioForm(int Id, string Name, VivantioArea Area, int RecordTypeId, IReadOnlyList<VivantioFormField> Fields)
{
    public JsonObject ToJson() => new() { ["Id"] = Id, ["Name"] = Name, ["RecordTypeId"] = RecordTypeId };

    public JsonObject ToJsonWithFields()
    {
        var form = ToJson();
        form["FieldDefinitions"] = new JsonArray([.. Fields.Select(field => field.ToJson())]);
        return form;
    }
}

/// <summary>
/// The custom forms of the account. All ticket types share two forms, and the first of them holds a field of the product's older
/// generation that nothing marks as such.
/// </summary>
internal sealed class VivantioForms
{
    public const int LegacyFieldId = 901;
    public const string LegacyFieldName = "OldCode";

    private const int MostRadioButtons = 4;

    public VivantioForms(SampleAccount account)
    {
        var ticket = Of(account, SampleFieldOwner.Ticket);
        var half = (ticket.Count + 1) / 2;
        VivantioFormField[] legacy = [new(LegacyFieldId, LegacyFieldName, VivantioFieldType.Text, SampleFieldType.Text, [])];
        VivantioForm[] forms =
        [
            new(9701, "Company details", VivantioArea.Client, VivantioArea.Client.RecordTypeId,
                Numbered(4000, Of(account, SampleFieldOwner.Organization))),
            new(9702, "Contact details", VivantioArea.Caller, VivantioArea.Caller.RecordTypeId,
                Numbered(4100, Of(account, SampleFieldOwner.Contact))),
            new(9799, "Ticket details", VivantioArea.Ticket, VivantioTicketType.Incident.Id,
                [.. Numbered(4400, ticket.Take(half)), .. ticket.Count > 0 ? legacy : []]),
            new(9800, "Closure", VivantioArea.Ticket, VivantioTicketType.Incident.Id, Numbered(4500, ticket.Skip(half))),
        ];
        All = [.. forms.Where(form => form.Fields.Count > 0)];
    }

    /// <summary>Forms without any field are left out.</summary>
    public IReadOnlyList<VivantioForm> All { get; }

    public IEnumerable<VivantioForm> OfRecordType(long recordTypeId) => All.Where(form =>
        form.Area == VivantioArea.Ticket ? VivantioTicketType.Find(recordTypeId) is not null : form.RecordTypeId == recordTypeId);

    private static List<SampleField> Of(SampleAccount account, SampleFieldOwner owner) =>
        [.. account.Fields.Where(field => field.Owner == owner)];

    private static VivantioFormField[] Numbered(int first, IEnumerable<SampleField> fields) =>
        [.. fields.Select((field, place) => new VivantioFormField(first + place, field.Label, TypeOf(field), field.Type, field.Options))];

    private static VivantioFieldType TypeOf(SampleField field) => field.Type switch
    {
        SampleFieldType.LongText => VivantioFieldType.MultiLine,
        SampleFieldType.Number or SampleFieldType.Currency => VivantioFieldType.Numeric,
        SampleFieldType.Date => VivantioFieldType.Date,
        SampleFieldType.Checkbox => VivantioFieldType.Checkbox,
        SampleFieldType.Choice => field.Options.Count <= MostRadioButtons ? VivantioFieldType.Radio : VivantioFieldType.DropDown,
        _ => VivantioFieldType.Text,
    };
}
