using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>Writes custom attributes of contacts and companies: they must exist, be of the type, and fit.</summary>
internal static class AttributeValues
{
    private const int LongestText = 255;

    /// <param name="model">contact or company.</param>
    /// <exception cref="IntercomProblem">400: unknown attribute, wrong type, unknown option, text too long.</exception>
    public static void Write(IntercomWorkspace workspace, string model, JsonObject record, JsonObject values)
    {
        var stored = record.Object("custom_attributes");
        foreach (var (name, value) in values)
        {
            if (model == "contact" && CustomReferences.TypeOf(workspace, model, name) is { } type)
            {
                CustomReferences.Store(workspace, stored, name, type, value);
                continue;
            }
            var attribute = workspace.Store.FindBy(Collections.DataAttributes, "name", $"{model}/{name}", limit: 1).FirstOrDefault()?.Body
                ?? throw IntercomProblem.Invalid($"Custom attribute '{name}' does not exist", name);
            Check(attribute, name, value);
            if (value is null)
            {
                stored.Remove(name);
            }
            else
            {
                stored[name] = value.DeepClone();
            }
        }
        if (stored.Parent is null)
        {
            record["custom_attributes"] = stored;
        }
    }

    private static void Check(JsonObject attribute, string name, JsonNode? value)
    {
        if (value is null)
        {
            return;
        }
        var kind = value.GetValueKind();
        var fits = attribute.Text("data_type") switch
        {
            "integer" => kind == JsonValueKind.Number && value.AsValue().TryGetValue<long>(out _),
            "float" => kind == JsonValueKind.Number,
            "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
            "date" => kind == JsonValueKind.Number || DateTimeOffset.TryParse(JsonFields.AsText(value), out _),
            _ => kind is JsonValueKind.String or JsonValueKind.Number,
        };
        if (!fits)
        {
            throw IntercomProblem.Invalid($"Custom attribute '{name}' must be of type {attribute.Text("data_type")}", name);
        }
        if (JsonFields.AsText(value) is { Length: > LongestText })
        {
            throw IntercomProblem.Invalid($"Custom attribute '{name}' is longer than {LongestText} characters", name);
        }
        if (attribute.Texts("options") is { Count: > 0 } options && !options.Contains(JsonFields.AsText(value)!))
        {
            throw IntercomProblem.Invalid($"'{JsonFields.AsText(value)}' is not an option of '{name}'", name);
        }
    }
}
