using Workbench.Core.Connectors;
using Workbench.Pipeline.Routes;

namespace Workbench.Pipeline.Discover;

/// <summary>
/// Holds the rows of a route against the plan that the customer has booked with the destination. No API tells the plan: an operator
/// states it as the setting <c>plan</c> of the destination account.
/// </summary>
public static class PlanGate
{
    /// <summary>One finding for each row whose feature does not exist on every plan.</summary>
    /// <param name="plan">The plan's name; null where nobody has stated it.</param>
    public static IReadOnlyList<Finding> Of(Route route, string? plan) =>
        [.. route.Objects.Where(row => row.Plans is { Count: > 0 }).Select(row => Gate(row, plan))];

    private static Finding Gate(RouteObject row, string? plan)
    {
        var code = $"plan.{row.Kind ?? "field"}";
        var needed = string.Join(" or ", row.Plans!);
        if (string.IsNullOrWhiteSpace(plan))
        {
            return new Finding(
                code, FindingState.NeedsPerson, $"{row.Source}: the equivalent exists on the plans {needed}, and nobody has stated the plan.",
                "Write the plan into migration.json as the setting 'plan' of the destination.");
        }

        return row.Plans!.Contains(plan, StringComparer.OrdinalIgnoreCase)
            ? new Finding(code, FindingState.Clear, $"{row.Source}: the plan {plan} has the equivalent.")
            : new Finding(
                code, FindingState.NeedsPerson, $"{row.Source}: out of scope on the plan {plan}; the inventory is delivered all the same.",
                $"Upgrade to {needed}, or sign that it is re-entered by hand.");
    }
}
