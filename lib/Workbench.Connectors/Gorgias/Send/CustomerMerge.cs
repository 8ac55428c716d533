using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;

namespace Workbench.Connectors.Gorgias.Send;

/// <summary>
/// What an update sends for a customer who stands there: channels and meta data replace the whole set, and a note may hold a person's words, so
/// what is there stays and ours is added.
/// </summary>
internal static class CustomerMerge
{
    public static void Into(JsonObject json, JsonElement now)
    {
        json["channels"] = Channels(json["channels"] as JsonArray ?? [], now);
        json["meta"] = Meta(json["meta"] as JsonObject ?? [], now);
        if (Note(json["note"]?.GetValue<string>(), now.Text("note") ?? "") is { } note)
        {
            json["note"] = note;
        }
    }

    private static JsonArray Channels(JsonArray ours, JsonElement now)
    {
        var merged = new JsonArray([.. ours.Select(channel => channel!.DeepClone())]);
        var known = ours.Select(channel => Name(channel!["type"]?.ToString(), channel["address"]?.ToString())).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var channel in now.At("channels").Rows().Where(channel => known.Add(Name(channel.Text("type"), channel.Text("address")))))
        {
            var isTaken = merged.Any(other => other!["preferred"]?.GetValue<bool>() == true);
            merged.Add(new JsonObject
            {
                ["type"] = channel.Text("type"), ["address"] = channel.Text("address"), ["preferred"] = !isTaken && channel.IsTrue("preferred"),
            });
        }

        return merged;
    }

    private static string Name(string? type, string? address) => $"{type} {address}";

    private static JsonObject Meta(JsonObject ours, JsonElement now)
    {
        var merged = now.At("meta").ValueKind == JsonValueKind.Object ? JsonSerializer.SerializeToNode(now.At("meta"))!.AsObject() : [];
        foreach (var (name, value) in ours)
        {
            merged[name] = value?.DeepClone();
        }

        return merged;
    }

    private static string? Note(string? ours, string now)
    {
        var mark = now.IndexOf(GorgiasNames.ImportedMark, StringComparison.Ordinal);
        var theirs = (mark < 0 ? now : now[..mark]).TrimEnd();
        return ours is null ? (mark < 0 ? null : theirs)
            : theirs.Length == 0 ? ours
            : $"{theirs}\n\n{ours}";
    }
}
