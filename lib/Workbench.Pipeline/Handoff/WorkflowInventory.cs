namespace Workbench.Pipeline.Handoff;

/// <summary>One automation of the source, as the operator's file describes it.</summary>
public sealed record Workflow(
    string Key, string Name, bool Enabled, string Tab, string Trigger, IReadOnlyList<WorkflowCondition> Conditions, IReadOnlyList<WorkflowAction> Actions, string? Notes);

public sealed record WorkflowCondition(string Field, string Op, string Value)
{
    public override string ToString() => $"{Field} {Op} {Value}";
}

public sealed record WorkflowAction(string Type, string? Target)
{
    public override string ToString() => Target is null ? Type : $"{Type} -> {Target}";
}

/// <summary>One row of the inventory from which a person rebuilds the automation.</summary>
public sealed record WorkflowRow(string Key, string Name, string Enabled, string Trigger, string Conditions, string Actions, string Recommended);

/// <summary>Turns the operator's list of automations into the inventory, with a recommended equivalent each.</summary>
public static class WorkflowInventory
{
    public static async Task<IReadOnlyList<WorkflowRow>> ReadAsync(string operatorDirectory, CancellationToken cancellation) =>
        [.. (await OperatorFile.ReadAsync<Workflow>(operatorDirectory, "workflows", cancellation)).Select(Row)];

    private static WorkflowRow Row(Workflow workflow) => new(
        workflow.Key,
        workflow.Name,
        workflow.Enabled ? "yes" : "no",
        $"{workflow.Tab}: {workflow.Trigger}",
        string.Join(" and ", workflow.Conditions),
        string.Join("; ", workflow.Actions),
        Recommend(workflow));

    /// <summary>Intercom's builder starts from conversation and ticket events, so the recommendation follows the trigger, then the action.</summary>
    private static string Recommend(Workflow workflow)
    {
        var trigger = workflow.Trigger.ToLowerInvariant() switch
        {
            var text when text.Contains("creat", StringComparison.Ordinal) => "Workflow with the trigger 'ticket created' or 'customer sends first message'",
            var text when text.Contains("due", StringComparison.Ordinal) || text.Contains("time", StringComparison.Ordinal) || text.Contains("schedul", StringComparison.Ordinal)
                => "SLA rule, or a workflow with the trigger 'customer or teammate unresponsive'",
            var text when text.Contains("update", StringComparison.Ordinal) || text.Contains("chang", StringComparison.Ordinal)
                => "Workflow with the trigger 'ticket state or attribute changed'",
            _ => "Workflow; choose the nearest conversation trigger by hand",
        };
        var actions = workflow.Actions.Select(action => action.Type.ToLowerInvariant() switch
        {
            "assign" => "action 'assign to teammate or team'",
            "notify" or "email" => "action 'send notification' (not sent during the migration)",
            "set-field" or "set" or "update" => "action 'set attribute'",
            "tag" => "action 'tag'",
            "close" => "action 'close'",
            _ => $"no direct action for '{action.Type}': a custom action or a person",
        });
        return $"{trigger}; {string.Join(", ", actions.Distinct())}.";
    }
}
