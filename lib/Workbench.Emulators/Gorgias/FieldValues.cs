using System.Text.Json.Nodes;

namespace Workbench.Emulators.Gorgias;

/// <summary>The custom values of one kind of record, kept in the record by definition id.</summary>
/// <param name="objectType">Ticket or Customer.</param>
internal sealed class FieldValues(GorgiasState state, string objectType)
{
    private static readonly BodyShape Value = new() { ["id"] = FieldRules.Whole().Required, ["value"] = FieldRules.Any };

    private static readonly BodyShape SingleValue = Value.Partial();

    /// <summary>The rule of <c>custom_fields</c> in a create or update.</summary>
    public static FieldRule Rule { get; } = FieldRules.List(FieldRules.Object(Value));

    /// <summary>Maps the four calls below a record.</summary>
    /// <param name="require">Finds the record of the call, or throws 404.</param>
    /// <param name="save">Stores the record after a change.</param>
    public void Map(
        GorgiasRoutes routes, string path, string scope, Func<GorgiasCall, JsonObject> require, Action<GorgiasCall, JsonObject> save)
    {
        routes.Get(path, scope, [], call => new JsonObject { ["data"] = List(require(call)) });
        routes.Put(path, scope, call =>
        {
            var record = require(call);
            var forms = call.Forms(Value, "update custom field values");
            Set(record, forms);
            save(call, record);
            return new JsonObject { ["data"] = forms.Select(form => (JsonNode?)Record(record, form)).ToJsonArray() };
        });
        routes.Put(path + "/{field}", scope, call =>
        {
            var record = require(call);
            var form = call.Form(SingleValue, "update custom field value");
            var id = call.Route("field");
            if (form.Text("id") is { } other && other != id)
            {
                throw GorgiasProblem.Field("id", "Must be the id of the path.");
            }
            Set(record, [new JsonObject { ["id"] = JsonReading.Number(id), ["value"] = form.Copy("value") }]);
            save(call, record);
            return View(id, record.Object("custom_fields")[id]);
        });
        routes.Delete(path + "/{field}", scope, call =>
        {
            var record = require(call);
            _ = state.Require(GorgiasCollections.CustomFields, "Custom field", call.Route("field"));
            record.Object("custom_fields").Remove(call.Route("field"));
            save(call, record);
            return GorgiasAnswer.Gone;
        });
    }

    /// <summary>Writes values, null clearing; others stay as they are.</summary>
    /// <exception cref="GorgiasProblem">400: no active field of this kind has that id, or it does not take the value.</exception>
    public void Set(JsonObject record, IEnumerable<JsonNode?> values)
    {
        var stored = record["custom_fields"]!.AsObject();
        foreach (var given in values)
        {
            var id = given.Text("id")!;
            Check(id, given!["value"]);
            if (given["value"] is { } value)
            {
                var valueId = stored[id].Whole("value_id") ?? state.Store.Next("_values", 70_000_000);
                stored[id] = new JsonObject { ["value"] = value.DeepClone(), ["value_id"] = valueId };
            }
            else
            {
                stored.Remove(id);
            }
        }
    }

    /// <summary>The object that <c>relationships=custom_fields</c> adds.</summary>
    public static JsonObject Related(JsonObject record) => new(record.Object("custom_fields").Select(field => KeyValuePair.Create(
        field.Key,
        (JsonNode?)new JsonObject
        {
            ["id"] = JsonReading.Number(field.Key), ["value"] = field.Value.Copy("value"), ["prediction"] = null,
        })));

    private void Check(string id, JsonNode? value)
    {
        var field = state.Store.Find(GorgiasCollections.CustomFields, id)?.Body;
        if (field is null || field.Text("object_type") != objectType || (field.Flag("archived") == true && value is not null))
        {
            throw GorgiasProblem.Field("custom_fields", $"Custom field {id} is no active field of a {objectType}.");
        }
        if (value is not null && DefinitionRule.Problem(field.Object("definition"), value) is { } problem)
        {
            throw GorgiasProblem.Invalid(
                "Invalid custom field value.", new JsonObject { ["custom_fields"] = new JsonObject { [id] = FieldRules.Reason(problem) } });
        }
    }

    private JsonArray List(JsonObject record) =>
        record.Object("custom_fields").Select(value => (JsonNode?)View(value.Key, value.Value)).ToJsonArray();

    private JsonObject View(string id, JsonNode? stored) => new()
    {
        ["field"] = FieldDefinitions.View(state.Require(GorgiasCollections.CustomFields, "Custom field", id)),
        ["value"] = stored.Copy("value"),
        ["prediction"] = null,
    };

    // The vendor answers the ids of its value records here, which are not the ids of the definitions.
    private static JsonObject Record(JsonObject record, JsonObject form) => new()
    {
        ["id"] = record.Object("custom_fields")[form.Text("id")!].Copy("value_id"),
        ["value"] = form.Copy("value"),
    };
}
