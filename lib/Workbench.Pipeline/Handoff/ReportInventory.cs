using System.Text.Json;

namespace Workbench.Pipeline.Handoff;

/// <summary>Turns the operator's list of reports and dashboards into an inventory.</summary>
public static class ReportInventory
{
    private static readonly string[] Columns = ["Name", "Kind", "Period", "Filters", "Grouped by", "Metrics"];

    /// <exception cref="Core.Errors.PlanException">The file is not what it should be; the message names line and column.</exception>
    public static async Task<Inventory> ReadAsync(InventoryContext context, CancellationToken cancellation)
    {
        var reports = await OperatorFile.ReadAsync<Report>(context.OperatorDirectory, "reports", cancellation);
        return Inventory.OfFile("reports", "Reports to rebuild", "reports.json", Columns,
        [
            .. reports.Select(report => new InventoryRow(
                [
                    report.Name,
                    report.Kind ?? "report",
                    OperatorText.Of(report.Period),
                    string.Join(" and ", OperatorText.Each(report.Filters)),
                    OperatorText.Of(report.GroupBy),
                    OperatorText.Of(report.Metrics),
                ],
                string.Equals(report.Kind, "dashboard", StringComparison.OrdinalIgnoreCase) ? context.Words.Dashboard : context.Words.Report)),
        ]);
    }

    private sealed record Report(
        string Name, string? Kind = null, JsonElement Period = default, JsonElement Filters = default, JsonElement GroupBy = default,
        JsonElement Metrics = default);
}
