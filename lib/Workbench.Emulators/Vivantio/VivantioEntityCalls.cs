using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Vivantio;

/// <summary>Custom forms: their definitions, and their instances on records.</summary>
internal sealed class VivantioEntityCalls(VivantioForms forms, DocumentStore store)
{
    public JsonObject Definitions(VivantioCall call) => VivantioAnswers.Results(forms.OfRecordType(call.Id).Select(form => form.ToJson()));

    public JsonObject Definition(VivantioCall call) =>
        VivantioAnswers.Item(forms.All.FirstOrDefault(form => form.Id == call.Id)?.ToJsonWithFields());

    public JsonObject FieldDefinition(VivantioCall call) =>
        VivantioAnswers.Item(forms.All.SelectMany(form => form.Fields).FirstOrDefault(field => field.Id == call.Id)?.ToJson());

    public JsonObject TypeIds(VivantioCall call) => VivantioAnswers.Results(
        OfParent(call).Select(instance => instance["CustomEntityDefinitionId"]!.ToString()).Distinct().Select(id => (JsonNode?)id));

    public JsonObject Instances(VivantioCall call) => VivantioAnswers.Results(OfType(call));

    public JsonObject SimplifiedInstances(VivantioCall call) => VivantioAnswers.Results(OfType(call).Select(Simplified));

    public JsonObject Instance(VivantioCall call) =>
        VivantioAnswers.Item(store.Find(VivantioCollections.Forms, VivantioIds.Text(call.Id))?.Body);

    private IEnumerable<JsonObject> OfType(VivantioCall call)
    {
        var type = VivantioCall.Number(call.Text("TypeId")) ?? throw VivantioProblemException.Missing("TypeId");
        return OfParent(call).Where(instance => type == 0 || (long)instance["CustomEntityDefinitionId"]! == type);
    }

    private IEnumerable<JsonObject> OfParent(VivantioCall call)
    {
        var area = VivantioArea.Find(call.Text("SystemArea")) ?? throw VivantioProblemException.Invalid("SystemArea");
        var parent = VivantioCall.Number(call.Text("ParentId")) ?? throw VivantioProblemException.Missing("ParentId");
        return store.FindBy(VivantioCollections.Forms, VivantioFormValues.ParentLookup, VivantioFormValues.Address(area, parent))
            .Select(instance => instance.Body);
    }

    private JsonObject Simplified(JsonObject instance)
    {
        var form = forms.All.Single(one => one.Id == (int)instance["CustomEntityDefinitionId"]!);
        var values = new JsonObject();
        foreach (var value in instance["FieldValues"]!.AsArray())
            values[form.Fields.Single(field => field.Id == (int)value!["FieldId"]!).Label] = value!["Value"]?.DeepClone();
        return new JsonObject
        {
            ["Id"] = instance["Id"]!.DeepClone(),
            ["CustomEntityDefinitionId"] = form.Id,
            ["ParentId"] = instance["ParentId"]!.DeepClone(),
            ["Name"] = form.Name,
            ["Values"] = values,
        };
    }
}
