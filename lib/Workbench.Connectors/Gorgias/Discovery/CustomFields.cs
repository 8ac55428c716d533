using System.Text.Json;
using Workbench.Connectors.Gorgias.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Gorgias.Discovery;

/// <summary>Custom fields of tickets and customers. There is no filter by external id: all are listed and matched here.</summary>
internal sealed class CustomFields(GorgiasApi api)
{
    /// <summary>Active fields of an object type (<c>Ticket</c> or <c>Customer</c>), each name once.</summary>
    public async Task<IReadOnlyList<FieldSchema>> ActiveAsync(string objectType, CancellationToken cancellation)
    {
        var fields = new List<FieldSchema>();
        await foreach (var field in ListAsync(objectType, isArchived: false, cancellation).ConfigureAwait(false))
        {
            var label = field.Text("label") ?? "";
            var name = GorgiasNames.Field(label);
            fields.Add(Describe(field, fields.Any(other => other.Name == name) ? $"{name} ({field.Text("id")})" : name, label));
        }

        return fields;
    }

    /// <summary>Fields as the vendor lists them: <c>archived=true</c> lists archived ones only.</summary>
    public IAsyncEnumerable<JsonElement> ListAsync(string objectType, bool isArchived, CancellationToken cancellation) => api.ListAsync(
        new GorgiasCall("custom-fields").With("object_type", objectType).With("archived", isArchived ? "true" : "false"), cancellation);

    private static FieldSchema Describe(JsonElement field, string name, string label)
    {
        var input = field.At("definition", "input_settings");
        var options = input.At("choices").Rows().Where(choice => choice.ValueKind == JsonValueKind.String)
            .Select(choice => new FieldOption(choice.GetString()!, choice.GetString()!)).ToList();
        var type = field.Text("definition", "data_type") switch
        {
            "number" => FieldType.Number,
            "boolean" => FieldType.Boolean,
            "text" when input.Text("input_type") == "dropdown" => FieldType.Choice,
            "text" => FieldType.Text,
            _ => FieldType.Unknown,
        };
        return new FieldSchema(
            name, label, type, null, options, IsCustom: true,
            IsWritable: field.Text("managed_type") is null, VendorId: field.Text("id"), IsRequired: field.IsTrue("required"));
    }
}
