using System.Globalization;
using System.Text.Json.Nodes;
using Workbench.Host.Documents;

namespace Workbench.Host.Running;

/// <summary>When a cell ran, kept in its metadata under <c>workbench</c>.</summary>
/// <param name="State">Succeeded, Failed or Cancelled.</param>
public sealed record CellTimes(DateTimeOffset StartedAt, DateTimeOffset EndedAt, TimeSpan Duration, CellState State)
{
    private const string Key = "workbench";

    /// <summary>Null when the cell was not run by Workbench.</summary>
    public static CellTimes? Of(NotebookCell cell) =>
        cell.Metadata[Key] is JsonObject node
        && DateTimeOffset.TryParse(Text(node, "started_at"), CultureInfo.InvariantCulture, out var startedAt)
        && DateTimeOffset.TryParse(Text(node, "ended_at"), CultureInfo.InvariantCulture, out var endedAt)
        && node["duration_ms"] is JsonValue value && value.TryGetValue(out double milliseconds)
        && Enum.TryParse<CellState>(Text(node, "state"), ignoreCase: true, out var state)
            ? new CellTimes(startedAt, endedAt, TimeSpan.FromMilliseconds(milliseconds), state)
            : null;

    internal static JsonObject Without(JsonObject metadata)
    {
        var copy = (JsonObject)metadata.DeepClone();
        copy.Remove(Key);
        return copy;
    }

    internal JsonObject In(JsonObject metadata)
    {
        var copy = Without(metadata);
        copy[Key] = new JsonObject
        {
            ["started_at"] = StartedAt.ToString("O", CultureInfo.InvariantCulture),
            ["ended_at"] = EndedAt.ToString("O", CultureInfo.InvariantCulture),
            ["duration_ms"] = Math.Round(Duration.TotalMilliseconds, 1),
            ["state"] = State.ToString().ToLowerInvariant(),
        };
        return copy;
    }

    private static string? Text(JsonObject node, string name) => node[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
