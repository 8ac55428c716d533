using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>Links between conversations and tickets, kept on both sides.</summary>
internal static class LinkedObjects
{
    public static void Add(JsonObject record, string type, string id, string? category)
    {
        var entry = new JsonObject { ["type"] = type, ["id"] = id, ["category"] = category };
        record["linked"] = JsonFields.ToArray([.. record.Array("linked").Select(other => other!.DeepClone()), entry]);
    }

    public static void Remove(JsonObject record, string id) =>
        record["linked"] = JsonFields.ToArray(
            record.Array("linked").Where(other => other.Text("id") != id).Select(other => other!.DeepClone()));

    public static JsonObject View(JsonArray linked)
    {
        var list = JsonFields.List(linked.Select(entry => entry!.DeepClone()));
        list["total_count"] = linked.Count;
        list["has_more"] = false;
        return list;
    }
}
