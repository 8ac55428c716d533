using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>The custom field values of one ticket or customer; what a field cannot hold becomes a line beside it.</summary>
/// <param name="Target">The destination object.</param>
internal sealed record FieldSet(Draft Draft, ObjectSchema Target, Lines Lines)
{
    private readonly SortedDictionary<long, JsonNode?> values = [];

    /// <summary>Values as a create takes them.</summary>
    public JsonArray Json() => Array(values.Where(pair => pair.Value is not null));

    /// <summary>Values as an update takes them: what the source emptied is cleared.</summary>
    public JsonArray UpdateJson() => Array(values);

    public void Put(PlannedValue value)
    {
        var field = Target.Field(value.Plan.Destination!);
        if (Draft.Settled(value))
        {
            if (field is not null && value.Plan.Transform is not Transform.Skip)
            {
                Set(field, null);
            }

            return;
        }

        var written = FieldJson.Of(value.Result, field);
        if (written.Json is null || !Set(field!, written.Json))
        {
            Draft.Note(value.Plan.Source, ReasonCode.UnmappedValue, $"'{PlainText.Cut(value.Result.Print(), 200)}' does not fit {value.Plan.Destination}: kept as a line of text");
            Lines.Put(value);
            return;
        }

        Promise(value, written);
    }

    /// <summary>A value without a promise of this record; false where the field cannot hold it.</summary>
    public bool Add(string name, FieldValue value)
    {
        var field = Target.Field(name);
        return FieldJson.Of(value, field) is { Json: { } json } && Set(field!, json);
    }

    private void Promise(PlannedValue value, FieldJson written)
    {
        var role = Draft.Record.Record.Fields.FirstOrDefault(field => field.Schema.Name == value.Plan.Source)?.Schema.Role;
        if (role is FieldRole.CreatedAt or FieldRole.ModifiedAt)
        {
            Draft.Loses(value, ReasonCode.CannotBackdate, null, Target.Name, value.Plan.Destination, written.Expected);
        }
        else if (written.Expected != value.Result.Print() || value.Plan.Transform is not Transform.Copy)
        {
            Draft.Becomes(value, Target.Name, value.Plan.Destination!, written.Expected, "copy", PromiseCheck.Equals, written.Type);
        }
        else
        {
            Draft.Holds(value, Target.Name, value.Plan.Destination!, written.Expected, written.Type);
        }
    }

    private bool Set(FieldSchema field, JsonNode? json)
    {
        if (!long.TryParse(field.VendorId, out var id))
        {
            return false;
        }

        values[id] = json;
        return true;
    }

    private static JsonArray Array(IEnumerable<KeyValuePair<long, JsonNode?>> pairs) =>
        new([.. pairs.Select(pair => (JsonNode)new JsonObject { ["id"] = pair.Key, ["value"] = pair.Value?.DeepClone() })]);
}
