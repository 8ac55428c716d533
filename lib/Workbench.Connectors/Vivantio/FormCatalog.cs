using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Core.Errors;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Vivantio;

/// <summary>Custom forms of record types, and their fields. One form may serve several types; its definition is read once.</summary>
internal sealed class FormCatalog(VivantioApi api, VivantioOperatorFiles files)
{
    // Codes are assumed; the seven kinds are those that people see (January 2026).
    private static readonly Dictionary<string, FieldType> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["0"] = FieldType.Text,
        ["1"] = FieldType.LongText,
        ["2"] = FieldType.Choice,
        ["3"] = FieldType.Choice,
        ["4"] = FieldType.Date,
        ["5"] = FieldType.Number,
        ["6"] = FieldType.Boolean,
        ["Text"] = FieldType.Text,
        ["MultilineText"] = FieldType.LongText,
        ["DropDown"] = FieldType.Choice,
        ["RadioButton"] = FieldType.Choice,
        ["Date"] = FieldType.Date,
        ["Numeric"] = FieldType.Number,
        ["Checkbox"] = FieldType.Boolean,
    };

    private readonly Dictionary<string, (string Name, IReadOnlyList<JsonElement> Fields)> definitions = new(StringComparer.Ordinal);

    /// <summary>The fields that forms add to the given ones.</summary>
    /// <param name="standard">The vendor's own fields of the object; a form's field of the same label is named with its form.</param>
    public async Task<IReadOnlyList<FieldSchema>> AddAsync(
        IReadOnlyList<long> recordTypes, IEnumerable<FieldSchema> standard, CancellationToken cancellation)
    {
        var fields = standard.ToList();
        var labels = fields.Where(field => field.Role != FieldRole.System).Select(field => field.Label).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var legacy = new List<FieldOption>();
        var forms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in recordTypes)
        {
            forms.UnionWith(await FormsAsync(type, cancellation).ConfigureAwait(false));
        }

        foreach (var form in forms.Order(StringComparer.Ordinal))
        {
            var (name, definition) = await DefinitionAsync(form, cancellation).ConfigureAwait(false);
            foreach (var field in definition)
            {
                if (IsLegacy(field))
                {
                    legacy.Add(new FieldOption(VivantioJson.Text(field, "Id"), Label(field)));
                }
                else
                {
                    fields.Add(Field(form, labels.Add(Label(field)) ? Label(field) : $"{name}: {Label(field)}", field));
                }
            }
        }

        if (forms.Count > 0)
        {
            fields.Add(Standard.Field(VivantioNames.FurtherForms, "Further form entries", FieldType.LongText));
        }

        if (legacy.Count > 0)
        {
            fields.Add(new(VivantioNames.LegacyFields, "Archived legacy fields", FieldType.LongText, null, legacy, IsCustom: true));
        }

        return fields;
    }

    private static string Label(JsonElement field) =>
        VivantioJson.Text(field, "Label") is { Length: > 0 } label ? label : VivantioJson.Text(field, "Name");

    private static FieldSchema Field(string form, string label, JsonElement field)
    {
        var id = VivantioJson.Text(field, "Id");
        var type = Types.TryGetValue(VivantioJson.Text(field, "FieldType"), out var known) ? known : FieldType.Unknown;
        var options = VivantioJson.Rows(field, "FieldOptions")
            .Select(option => new FieldOption(VivantioJson.Text(option, "Id"), VivantioJson.Text(option, "Name"))).ToList();
        return new FieldSchema($"{VivantioNames.FormPrefix}{form}:{id}", label, type, null, options, IsCustom: true, VendorId: id);
    }

    private bool IsLegacy(JsonElement field) => VivantioJson.IsTrue(field, "IsLegacy") || VivantioJson.IsTrue(field, "Legacy")
        || files.Legacy?.Any(known => known.Id == VivantioJson.Text(field, "Id")) == true;

    // What the user may not see stays out of the picture; the permission check names it and blocks.
    private async Task<IEnumerable<string>> FormsAsync(long recordType, CancellationToken cancellation)
    {
        try
        {
            return (await api.FormsAsync(recordType, cancellation).ConfigureAwait(false)).Select(form => VivantioJson.Text(form, "Id"));
        }
        catch (ConnectorException fault) when (Access.IsDenied(fault))
        {
            return [];
        }
    }

    private async Task<(string Name, IReadOnlyList<JsonElement> Fields)> DefinitionAsync(string id, CancellationToken cancellation)
    {
        if (!definitions.TryGetValue(id, out var known))
        {
            var form = (await api.ByIdAsync(VivantioEndpoints.Form, id, cancellation).ConfigureAwait(false)).Single;
            known = form is { } found
                ? (VivantioJson.Text(found, "Name"), [.. VivantioJson.Rows(found, "FieldDefinitions")])
                : ("", []);
            definitions[id] = known;
        }

        return known;
    }
}
