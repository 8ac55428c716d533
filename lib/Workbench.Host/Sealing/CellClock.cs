using System.Globalization;
using System.Text.Json.Nodes;
using Workbench.Host.Documents;
using Workbench.Host.Running;

namespace Workbench.Host.Sealing;

/// <summary>When a cell ran: as the workbench notes it, or as JupyterLab does where its option <c>recordTiming</c> is on.</summary>
internal static class CellClock
{
    private static readonly string[] Starts = ["iopub.execute_input", "iopub.status.busy"];
    private static readonly string[] Ends = ["shell.execute_reply", "iopub.status.idle"];

    /// <summary>Null where the file does not say.</summary>
    public static CellRan? Of(NotebookCell cell)
    {
        if (CellTimes.Of(cell) is { } times)
        {
            return new CellRan(times.StartedAt, times.EndedAt);
        }

        return cell.Metadata["execution"] is JsonObject execution && First(execution, Starts) is { } started && First(execution, Ends) is { } ended && ended >= started
            ? new CellRan(started, ended)
            : null;
    }

    private static DateTimeOffset? First(JsonObject execution, string[] names) => names
        .Select(name => execution[name] is JsonValue value && value.TryGetValue(out string? text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : (DateTimeOffset?)null)
        .FirstOrDefault(at => at is not null);
}
