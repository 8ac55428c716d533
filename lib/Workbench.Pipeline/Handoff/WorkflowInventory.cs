using System.Text.Json;

namespace Workbench.Pipeline.Handoff;

/// <summary>Turns the operator's list of workflows, business rules and automations into an inventory.</summary>
public static class WorkflowInventory
{
    private static readonly string[] Columns = ["Name", "Kind", "Enabled", "Trigger", "Conditions", "Actions", "Notes"];

    private static readonly string[] TimedTriggers = ["due", "time", "schedul", "every"];

    /// <exception cref="Core.Errors.PlanException">A file is not what it should be; the message names line and column.</exception>
    public static async Task<Inventory> ReadAsync(InventoryContext context, CancellationToken cancellation)
    {
        // Vendors call the same thing by two names, and the file is named after the vendor's.
        IReadOnlyList<Workflow> workflows =
        [
            .. await OperatorFile.ReadAsync<Workflow>(context.OperatorDirectory, "workflows", cancellation),
            .. await OperatorFile.ReadAsync<Workflow>(context.OperatorDirectory, "automations", cancellation),
        ];
        return Inventory.OfFile(
            "workflows", "Workflows to rebuild", "workflows.json (or automations.json)", Columns,
            [.. workflows.Select(workflow => Row(workflow, context.Words.Automation))]);
    }

    private static InventoryRow Row(Workflow workflow, AutomationWords words) => new(
        [
            workflow.Name,
            workflow.Kind ?? "workflow",
            workflow.Enabled ? "yes" : "no",
            workflow.Tab is { Length: > 0 } tab ? $"{tab}: {workflow.Trigger}" : workflow.Trigger ?? "",
            string.Join(" and ", OperatorText.Each(workflow.Conditions)),
            string.Join("; ", Actions(workflow).Select(action => action.Target.Length == 0 ? action.Type : $"{action.Type} -> {action.Target}")),
            workflow.Notes ?? "",
        ],
        Recommend(workflow, words));

    private static string Recommend(Workflow workflow, AutomationWords words)
    {
        var actions = Actions(workflow).Select(action => ActionWord(action.Type, words)).Distinct().ToList();
        return actions.Count == 0 ? $"{TriggerWord(workflow, words)}." : $"{TriggerWord(workflow, words)}; {string.Join(", ", actions)}.";
    }

    private static string TriggerWord(Workflow workflow, AutomationWords words) => workflow.Kind?.ToLowerInvariant() switch
    {
        "chatbot" => words.Bot,
        "autoresponse" => words.AutoReply,
        "campaign" => words.Campaign,
        _ => (workflow.Trigger ?? "").ToLowerInvariant() switch
        {
            var text when text.Contains("creat", StringComparison.Ordinal) => words.Created,
            var text when TimedTriggers.Any(word => text.Contains(word, StringComparison.Ordinal)) => words.Timed,
            var text when text.Contains("updat", StringComparison.Ordinal) || text.Contains("chang", StringComparison.Ordinal) => words.Changed,
            _ => words.Other,
        },
    };

    private static string ActionWord(string action, AutomationWords words) => action.ToLowerInvariant() switch
    {
        var text when text.StartsWith("assign", StringComparison.Ordinal) => words.Assign,
        "notify" or "email" => "a notification (not sent during the migration)",
        "set-field" or "set" or "update" => words.SetField,
        "tag" => "action 'tag'",
        "close" => "action 'close'",
        _ => $"no direct action for '{action}': a custom action or a person",
    };

    private static IEnumerable<(string Type, string Target)> Actions(Workflow workflow) =>
        workflow.Actions.ValueKind != JsonValueKind.Array ? [] : workflow.Actions.EnumerateArray().Select(action =>
        {
            if (action.ValueKind == JsonValueKind.Object)
            {
                return (Member(action, "type"), Member(action, "target"));
            }

            var words = OperatorText.Of(action).Split(' ', 2, StringSplitOptions.TrimEntries);
            return (words[0], words.Length > 1 ? words[1] : "");
        });

    private static string Member(JsonElement action, string name) => action.TryGetProperty(name, out var value) ? OperatorText.Of(value) : "";

    private sealed record Workflow(
        string Name, string? Kind = null, bool Enabled = true, string? Tab = null, string? Trigger = null, JsonElement Conditions = default,
        JsonElement Actions = default, string? Notes = null);
}
