namespace Workbench.Pipeline.Handoff;

/// <summary>One saved view of the source, as the operator's file describes it.</summary>
public sealed record SavedView(
    string Tab, string Name, string? Owner, IReadOnlyList<string> Columns, IReadOnlyList<WorkflowCondition> Filters, IReadOnlyList<ViewSort>? Sort);

public sealed record ViewSort(string Field, string Dir);

/// <summary>One row of the inventory from which a person rebuilds the view.</summary>
public sealed record ViewRow(string Tab, string Name, string Owner, string Columns, string Filters, string Sort, string Recommended);

/// <summary>Turns the operator's list of saved views into the inventory, with a recommended equivalent each.</summary>
public static class ViewInventory
{
    public static async Task<IReadOnlyList<ViewRow>> ReadAsync(string operatorDirectory, CancellationToken cancellation) =>
        [.. (await OperatorFile.ReadAsync<SavedView>(operatorDirectory, "views", cancellation)).Select(Row)];

    private static ViewRow Row(SavedView view) => new(
        view.Tab,
        view.Name,
        view.Owner ?? "everyone",
        string.Join(", ", view.Columns),
        string.Join(" and ", view.Filters),
        string.Join(", ", (view.Sort ?? []).Select(sort => $"{sort.Field} {sort.Dir}")),
        view.Tab.Contains("ticket", StringComparison.OrdinalIgnoreCase) || view.Tab.Contains("task", StringComparison.OrdinalIgnoreCase)
            ? $"Inbox view filtered by {(view.Filters.Count == 0 ? "nothing" : string.Join(", ", view.Filters.Select(filter => filter.Field)))}; columns are fixed in the inbox."
            : "Segment of people or companies with the same filters; columns can be chosen.");
}
