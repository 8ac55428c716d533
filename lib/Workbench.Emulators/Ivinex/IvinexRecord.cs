using System.Globalization;
using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Ivinex;

/// <summary>One flat record in which every value is a string or null.</summary>
internal sealed class IvinexRecord
{
    private readonly IvinexTab tab;
    private readonly string id;
    private readonly JsonObject body = [];

    public IvinexRecord(IvinexTab tab, string id)
    {
        this.tab = tab;
        this.id = id;
        body["collection_id"] = id;
        body["site_id"] = "12";
        // What changed last, as the vendor writes it. It is no history.
        body["fields_changed"] = $"0,{tab.Fields[0].Id},{tab.Fields[^1].Id},0";
        // Layout and button elements come along with the fields, but GetFields does not know them.
        body["layout_divider_1"] = "1";
        body["button_save"] = "1";
    }

    public IvinexRecord Text(string key, string? value) => Set(key, value ?? "");

    public IvinexRecord Choice(string key, string? label) => Set(key, tab[key].OptionId(label));

    public IvinexRecord Id(string key, string linkedId) => Set(key, linkedId);

    public IvinexRecord Flag(string key, bool value) => Set(key, value ? "true" : "false");

    public IvinexRecord Date(string key, DateOnly? value) => Set(key, value is { } date ? Written(date) : null);

    public IvinexRecord Custom(IEnumerable<SampleField> fields, IReadOnlyDictionary<string, string?> values)
    {
        foreach (var field in fields)
        {
            var value = values.GetValueOrDefault(field.Label);
            _ = field.Type switch
            {
                SampleFieldType.Choice => Choice(field.Label, value),
                SampleFieldType.Agent => Id(field.Label, IvinexIds.User(value)),
                SampleFieldType.Contacts => Set(field.Label, Contacts(value)),
                SampleFieldType.Checkbox => Set(field.Label, value ?? "false"),
                SampleFieldType.Number or SampleFieldType.Currency => Set(field.Label, value ?? "0"),
                SampleFieldType.Date => Date(field.Label, value is null ? null : DateOnly.Parse(value, CultureInfo.InvariantCulture)),
                _ => Text(field.Label, value),
            };
        }

        return this;
    }

    public IvinexRecord Saved(string createdBy, string createdAt, string modifiedBy, string modifiedAt)
    {
        body["created_by"] = createdBy;
        body["created_date"] = createdAt;
        body["modified_by"] = modifiedBy;
        body["modified_date"] = modifiedAt;
        return this;
    }

    public Document ToDocument() => new(id, body);

    private IvinexRecord Set(string key, string? value)
    {
        body[tab[key].Name] = value;
        return this;
    }

    private static string Contacts(string? sampleIds) =>
        string.Join(',', (sampleIds ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(IvinexIds.Contact));

    // Some dates carry a time of midnight; which ones do is not documented.
    private string Written(DateOnly date) =>
        date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + (date.DayNumber % 2 == 0 ? " 00:00:00" : "");
}
