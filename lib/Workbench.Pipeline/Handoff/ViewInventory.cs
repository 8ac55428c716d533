using System.Globalization;
using System.Text.Json;

namespace Workbench.Pipeline.Handoff;

/// <summary>Turns the operator's list of saved views into an inventory.</summary>
public static class ViewInventory
{
    private static readonly string[] Columns = ["Name", "Object", "Owner", "Columns", "Filters", "Sort"];

    /// <exception cref="Core.Errors.PlanException">The file is not what it should be; the message names line and column.</exception>
    public static async Task<Inventory> ReadAsync(InventoryContext context, CancellationToken cancellation)
    {
        var views = await OperatorFile.ReadAsync<View>(context.OperatorDirectory, "views", cancellation);
        return Inventory.OfFile("views", "Views to rebuild", "views.json", Columns, [.. views.Select(view => Row(view, context))]);
    }

    private static InventoryRow Row(View view, InventoryContext context)
    {
        var subject = view.Tab ?? "";
        var isWork = subject.Contains("ticket", StringComparison.OrdinalIgnoreCase) || subject.Contains("task", StringComparison.OrdinalIgnoreCase);
        return new InventoryRow(
            [
                view.Name,
                subject,
                Owner(view, context),
                OperatorText.Of(view.Columns),
                string.Join(" and ", OperatorText.Each(view.Filters)),
                OperatorText.Of(view.Sort),
            ],
            string.Format(CultureInfo.InvariantCulture, isWork ? context.Words.TicketView : context.Words.PeopleView, FilterFields(view)));
    }

    private static string Owner(View view, InventoryContext context)
    {
        var owner = OperatorText.Of(view.Owner);
        return owner.Length == 0 ? "everyone" : context.Source?.Agents.FirstOrDefault(agent => agent.Id == owner)?.Email is { Length: > 0 } email ? email : owner;
    }

    private static string FilterFields(View view) =>
        view.Filters.ValueKind == JsonValueKind.Array && view.Filters.GetArrayLength() > 0
            ? string.Join(", ", view.Filters.EnumerateArray().Select(filter =>
                filter.ValueKind == JsonValueKind.Object && filter.TryGetProperty("field", out var field) ? OperatorText.Of(field) : OperatorText.Of(filter)))
            : "nothing";

    private sealed record View(
        string Name, string? Tab = null, JsonElement Owner = default, JsonElement Columns = default, JsonElement Filters = default, JsonElement Sort = default);
}
