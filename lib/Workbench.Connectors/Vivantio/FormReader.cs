using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Vivantio;

/// <summary>
/// Values of custom forms. A record may hold several entries of one form: the oldest one fills the typed fields, the others and what no
/// field can take become readable lines, so that nothing is lost.
/// </summary>
internal sealed class FormReader
{
    private readonly VivantioValues values;
    private readonly IReadOnlyDictionary<string, LegacyField> legacy;
    private readonly IReadOnlyList<FieldOption> legacyNames;
    private readonly Dictionary<string, FieldSchema> fields;
    private readonly Dictionary<string, FieldValue> found = new(StringComparer.Ordinal);
    private readonly List<string> further = [];
    private readonly List<string> archived = [];

    private FormReader(VivantioValues values, IReadOnlyList<FieldSchema> schema, IReadOnlyDictionary<string, LegacyField> legacy)
    {
        this.values = values;
        this.legacy = legacy;
        legacyNames = schema.FirstOrDefault(field => field.Name == VivantioNames.LegacyFields)?.Options ?? [];
        fields = schema.Where(field => field.Name.StartsWith(VivantioNames.FormPrefix, StringComparison.Ordinal))
            .GroupBy(field => field.VendorId ?? "").ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
    }

    /// <summary>The record's form values by name of the field.</summary>
    /// <param name="schema">Fields of the record's object.</param>
    /// <param name="instances">Entries of forms as the vendor gave them.</param>
    public static IReadOnlyDictionary<string, FieldValue> Read(
        VivantioValues values, IReadOnlyList<FieldSchema> schema, IReadOnlyDictionary<string, LegacyField> legacy, IEnumerable<JsonElement> instances)
    {
        var reader = new FormReader(values, schema, legacy);
        var entries = instances.OrderBy(instance => VivantioJson.Number(instance, "Id"))
            .SelectMany(instance => VivantioJson.Rows(instance, "FieldValues"))
            .Select(entry => (Field: VivantioJson.Text(entry, "FieldId"), Raw: VivantioJson.Text(entry, "Value")))
            .Where(entry => entry.Raw.Length > 0).ToList();

        // A present field's own value goes before one that is moved into it.
        foreach (var (field, raw) in entries.Where(entry => !reader.IsLegacy(entry.Field)))
        {
            reader.Put(field, raw);
        }

        foreach (var (field, raw) in entries.Where(entry => reader.IsLegacy(entry.Field)))
        {
            reader.PutLegacy(field, raw);
        }

        reader.PutLines(VivantioNames.FurtherForms, reader.further);
        reader.PutLines(VivantioNames.LegacyFields, reader.archived);
        return reader.found;
    }

    private bool IsLegacy(string field) => legacy.ContainsKey(field) || legacyNames.Any(name => name.Id == field);

    private void Put(string id, string raw)
    {
        if (!fields.TryGetValue(id, out var field))
        {
            further.Add($"Field {id}: {raw}");
        }
        else if (!found.TryAdd(field.Name, Value(field, raw)))
        {
            further.Add($"{field.Label}: {raw}");
        }
    }

    private void PutLegacy(string id, string raw)
    {
        var known = legacy.GetValueOrDefault(id);
        if (known is not { Decision: LegacyDecision.Remap, NewFieldId: { } present } || !fields.TryGetValue(present, out var field)
            || !found.TryAdd(field.Name, Value(field, raw)))
        {
            var name = legacyNames.FirstOrDefault(option => option.Id == id)?.Label ?? known?.Name ?? id;
            archived.Add($"{name}: {raw}");
        }
    }

    private void PutLines(string name, List<string> lines)
    {
        if (lines.Count > 0)
        {
            found[name] = new FieldValue.Text(string.Join('\n', lines));
        }
    }

    private FieldValue Value(FieldSchema field, string raw)
    {
        if (field.Type != FieldType.Choice)
        {
            return values.Read(field.Type, raw);
        }

        var option = field.Options.FirstOrDefault(option => option.Label == raw) ?? field.Options.FirstOrDefault(option => option.Id == raw);
        return option is null
            ? new FieldValue.Unreadable(raw, "no option of the field has this name or id")
            : new FieldValue.Option(option.Id, option.Label);
    }
}
