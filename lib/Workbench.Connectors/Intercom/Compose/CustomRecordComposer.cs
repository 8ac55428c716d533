using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>Custom record to an instance of a custom object type that a person has created.</summary>
internal static class CustomRecordComposer
{
    private static readonly HashSet<string> Native = ["external_created_at", "external_updated_at"];

    public static void Compose(Draft draft)
    {
        var key = draft.Record.Key.ToString();
        var twin = draft.Record.Object.DestinationObject!;
        var (json, custom) = (new JsonObject { ["external_id"] = key }, new JsonObject());
        var writing = new AttributeWriting(
            draft, twin, draft.Context.Destination.Object(twin), json, custom, Native, ById: false, int.MaxValue);
        foreach (var value in draft.Record.Values)
        {
            if (value.Plan.Destination == "external_id")
            {
                draft.Becomes(value, twin, "external_id", key, "relate", PromiseCheck.Equals, FieldType.Text);
            }
            else
            {
                writing.Put(value);
            }
        }

        json["custom_attributes"] = custom;
        var body = BodyShape.Of(json, [JsonValue.Create(twin[IntercomNames.CustomPrefix.Length..])]);
        draft.Add(new Write("create", "custom.upsert", Phases.CustomRecords, body) { Creates = twin, UpdateBody = body });
    }
}
