using System.Globalization;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Ivinex;

/// <summary>Collects the fields of one tab, with ids that follow from the tab's place and the field's.</summary>
internal sealed class IvinexTabBuilder(string collection, int tabId, string name, int firstFieldId)
{
    private const int OptionsPerField = 40;

    private readonly IvinexMachineNames names = new();
    private readonly List<IvinexField> fields = [];

    public string Id { get; } = tabId.ToString(CultureInfo.InvariantCulture);

    public IvinexTabBuilder Add(
        string label, string dataType, string displayType = "TEXT", string? linkedTabId = null, params IEnumerable<string> options)
    {
        var fieldId = firstFieldId + fields.Count;
        var listed = options.Select((option, index) =>
            new IvinexOption((fieldId * OptionsPerField + index).ToString(CultureInfo.InvariantCulture), option));
        fields.Add(new IvinexField(
            label, fieldId.ToString(CultureInfo.InvariantCulture), names.For(label), label,
                dataType, displayType, linkedTabId, [.. listed]));
        return this;
    }

    public IvinexTabBuilder Link(string label, string tabId) => Add(label, "LINKED RECORD", "TEXT", tabId);

    public IvinexTabBuilder Custom(IEnumerable<SampleField> custom, string contactsTabId)
    {
        foreach (var field in custom)
        {
            var (dataType, displayType) = field.Type switch
            {
                SampleFieldType.LongText => ("TEXT", "TEXTAREA"),
                SampleFieldType.Number => ("NUMBER", "TEXT"),
                SampleFieldType.Currency => ("CURRENCY", "TEXT"),
                SampleFieldType.Date => ("DATE", "TEXT"),
                SampleFieldType.Choice => ("DROPDOWN", "TEXT"),
                SampleFieldType.Checkbox => ("CHECKBOX", "TEXT"),
                SampleFieldType.Link => ("HYPERLINK", "TEXT"),
                SampleFieldType.Agent => ("USER", "TEXT"),
                SampleFieldType.Contacts => ("RECORD LIST", "TEXT"),
                _ => ("TEXT", "TEXT"),
            };
            Add(field.Label, dataType, displayType, field.Type == SampleFieldType.Contacts ? contactsTabId : null, field.Options);
        }

        return this;
    }

    public IvinexTab Build()
    {
        Add("Created by", "USER").Add("Created date", "DATETIME").Add("Modified by", "USER").Add("Modified date", "DATETIME")
            .Add("Collection ID", "NUMBER");
        return new IvinexTab(collection, Id, name, fields);
    }
}
