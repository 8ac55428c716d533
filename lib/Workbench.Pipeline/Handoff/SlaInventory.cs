using System.Text.Json;

namespace Workbench.Pipeline.Handoff;

/// <summary>Turns the operator's list of service levels into an inventory, one row for each policy and priority.</summary>
public static class SlaInventory
{
    private static readonly string[] Columns = ["Name", "Priority", "First response (minutes)", "Resolution (minutes)", "Calendar", "Pauses in status", "Needs plan"];

    /// <exception cref="Core.Errors.PlanException">The file is not what it should be; the message names line and column.</exception>
    public static async Task<Inventory> ReadAsync(InventoryContext context, CancellationToken cancellation)
    {
        var policies = await OperatorFile.ReadAsync<Policy>(context.OperatorDirectory, "sla", cancellation);
        return Inventory.OfFile("sla", "SLA policies to rebuild", "sla.json", Columns, [.. policies.SelectMany(policy => Rows(policy, context.Words))]);
    }

    private static IEnumerable<InventoryRow> Rows(Policy policy, DestinationWords words)
    {
        IEnumerable<Target> targets = policy.Priorities is { Count: > 0 } own
            ? own.OfType<Target>()
            : [new Target(policy.Priority, policy.FirstResponseMinutes, policy.ResolutionMinutes)];
        return targets.Select(target => new InventoryRow(
            [
                policy.Name,
                OperatorText.Of(target.Priority),
                OperatorText.Of(target.FirstResponseMinutes),
                OperatorText.Of(target.ResolutionMinutes),
                OperatorText.Of(policy.Calendar),
                OperatorText.Of(policy.PauseStatuses),
                policy.MinimumDestinationPlan ?? "",
            ],
            words.Sla));
    }

    private sealed record Policy(
        string Name,
        IReadOnlyList<Target?>? Priorities = null,
        JsonElement Priority = default,
        JsonElement FirstResponseMinutes = default,
        JsonElement ResolutionMinutes = default,
        JsonElement Calendar = default,
        JsonElement PauseStatuses = default,
        string? MinimumDestinationPlan = null);

    private sealed record Target(JsonElement Priority = default, JsonElement FirstResponseMinutes = default, JsonElement ResolutionMinutes = default);
}
