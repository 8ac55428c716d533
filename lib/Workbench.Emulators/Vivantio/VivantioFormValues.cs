using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Vivantio;

/// <summary>Writes the custom values of a record as instances of the account's forms; a record without values has no instance.</summary>
internal sealed class VivantioFormValues(VivantioForms forms, DocumentStore store)
{
    public const string ParentLookup = "parent";

    private const int FormsPerRecord = 10;

    /// <summary>Every how many tickets one has a value in the legacy field.</summary>
    private const int LegacyEvery = 50;

    public static string Address(VivantioArea area, long id) => $"{area.Name}/{VivantioIds.Text(id)}";

    public void Save(VivantioArea area, long id, long number, IReadOnlyDictionary<string, string?> values)
    {
        for (var place = 0; place < forms.All.Count; place++)
        {
            if (forms.All[place].Area == area)
                Save(forms.All[place], id * FormsPerRecord + place, id, number, values);
        }
    }

    private void Save(VivantioForm form, long instanceId, long parentId, long number, IReadOnlyDictionary<string, string?> values)
    {
        var written = form.Fields
            .Where(field => field.Id == VivantioForms.LegacyFieldId ? number % LegacyEvery == 0 : values.ContainsKey(field.Label))
            .Select(field => (field.Id, Value: field.Id == VivantioForms.LegacyFieldId
                ? "OLD-" + VivantioIds.Text(number)
                : Written(field, values.GetValueOrDefault(field.Label))))
            .ToList();
        if (written.All(field => string.IsNullOrEmpty(field.Value)))
        {
            store.Delete(VivantioCollections.Forms, VivantioIds.Text(instanceId));
            return;
        }

        store.Put(VivantioCollections.Forms, new Document(VivantioIds.Text(instanceId), new JsonObject
        {
            ["Id"] = instanceId,
            ["CustomEntityDefinitionId"] = form.Id,
            ["ParentId"] = parentId,
            ["FieldValues"] = new JsonArray([
                .. written.Select(field => new JsonObject { ["FieldId"] = field.Id, ["Value"] = field.Value })]),
        })
        {
            Lookups = [new Lookup(ParentLookup, Address(form.Area, parentId))],
        });
    }

    private string? Written(VivantioFormField field, string? value) => string.IsNullOrEmpty(value) ? value : field.Encoding switch
    {
        SampleFieldType.Date => value + "T00:00:00",
        SampleFieldType.Checkbox => value == "true" ? "True" : "False",
        // There is no field type for users; the account writes their address.
        SampleFieldType.Agent => EmailOf(value),
        _ => value,
    };

    private string? EmailOf(string agentId) =>
        (string?)store.Find(VivantioCollections.Users, VivantioIds.Text(VivantioIds.User(agentId)))?.Body["EmailAddress"];
}
