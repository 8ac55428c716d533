using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>Custom attributes whose value is a list of custom object instances.</summary>
internal static class CustomReferences
{
    /// <summary>The type that a reference attribute of that record kind points to; null when there is no such attribute.</summary>
    /// <param name="side">contact or conversation.</param>
    public static JsonObject? TypeOf(IntercomWorkspace workspace, string side, string name) =>
        workspace.Store.FindBy(Collections.CustomObjectTypes, side + "_reference", name, limit: 1).FirstOrDefault()?.Body;

    /// <summary>Replaces the stored reference by the ids given; the whole list, not an addition. Null or an empty list empties the attribute.</summary>
    /// <exception cref="IntercomProblem">404: an instance does not exist.</exception>
    public static void Store(IntercomWorkspace workspace, JsonObject attributes, string name, JsonObject type, JsonNode? value)
    {
        var ids = value is JsonArray array ? array.Select(JsonFields.AsText).OfType<string>().ToList() : [];
        foreach (var id in ids)
        {
            if (workspace.Store.Find(Collections.CustomObjects, id)?.Body.Text("type") != type.Text("name"))
            {
                throw IntercomProblem.NotFound($"Custom object instance '{id}' not found");
            }
        }
        attributes.Remove(name);
        if (ids.Count > 0)
        {
            attributes[name] = new JsonObject { ["type"] = type.Text("name") + ".list", ["ids"] = JsonFields.ToArray(ids) };
        }
    }

    /// <summary>The attributes with every reference shown as its instances.</summary>
    public static JsonObject Expand(IntercomWorkspace workspace, JsonObject attributes) =>
        new(attributes.Select(attribute => KeyValuePair.Create(attribute.Key, attribute.Value is JsonObject reference
            ? Instances(workspace, reference)
            : attribute.Value?.DeepClone())));

    private static JsonObject Instances(IntercomWorkspace workspace, JsonObject reference) =>
        JsonFields.List(
            reference.Texts("ids")
                .Select(id => workspace.Store.Find(Collections.CustomObjects, id)?.Body.DeepClone())
                .Where(body => body is not null),
            reference.Text("type")!, "instances");
}
