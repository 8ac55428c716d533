using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>Puts tags on records and takes them off; the record is saved by its own book.</summary>
internal static class Tagging
{
    /// <exception cref="IntercomProblem">404: there is no such tag.</exception>
    public static JsonObject Add(IntercomWorkspace workspace, JsonObject record, string tagId, string teammateId)
    {
        _ = workspace.Store.Find(Collections.Tags, tagId) ?? throw IntercomProblem.NotFound();
        var applied = record.Array("tags");
        if (applied.FirstOrDefault(tag => tag.Text("id") == tagId) is not JsonObject entry)
        {
            entry = new JsonObject { ["id"] = tagId, ["applied_at"] = workspace.Now, ["by"] = teammateId };
            record["tags"] = JsonFields.ToArray([.. applied.Select(tag => tag!.DeepClone()), entry]);
        }
        return TagView.Of(workspace, entry);
    }

    /// <exception cref="IntercomProblem">404: there is no such tag.</exception>
    public static JsonObject Remove(IntercomWorkspace workspace, JsonObject record, string tagId)
    {
        var tag = workspace.Store.Find(Collections.Tags, tagId)?.Body ?? throw IntercomProblem.NotFound();
        record["tags"] = JsonFields.ToArray(
            record.Array("tags").Where(entry => entry.Text("id") != tagId).Select(entry => entry!.DeepClone()));
        return new JsonObject { ["type"] = "tag", ["id"] = tagId, ["name"] = tag.Text("name") };
    }
}

/// <summary>A tag on a record, as the vendor answers it.</summary>
internal static class TagView
{
    public static JsonObject Of(IntercomWorkspace workspace, JsonNode? applied) => new()
    {
        ["type"] = "tag",
        ["id"] = applied.Text("id"),
        ["name"] = workspace.Store.Find(Collections.Tags, applied.Text("id")!)?.Body.Text("name"),
        ["applied_at"] = applied.Number("applied_at"),
        ["applied_by"] = new JsonObject { ["type"] = "admin", ["id"] = applied.Text("by") },
    };
}
