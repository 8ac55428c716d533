using System.Globalization;
using Workbench.Core.Errors;
using Workbench.Notebooks.Deliverables;
using Workbench.Notebooks.Migrations;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline.Discover;
using Workbench.Pipeline.Handoff;

namespace Workbench.Notebooks;

/// <summary>Notebook 09: what people rebuild, each with a recommended equivalent. An inventory without rows says why.</summary>
public sealed partial class Bench
{
    /// <summary>Workflows, business rules and automations.</summary>
    public async Task<Table> WorkflowInventory() => TableOf(await Pipeline.Handoff.WorkflowInventory.ReadAsync(await InventoryContextAsync(), Cancellation));

    /// <summary>Service levels, one row for each policy and priority.</summary>
    public async Task<Table> SlaInventory() => TableOf(await Pipeline.Handoff.SlaInventory.ReadAsync(await InventoryContextAsync(), Cancellation));

    /// <summary>Saved views.</summary>
    public async Task<Table> ViewInventory() => TableOf(await Pipeline.Handoff.ViewInventory.ReadAsync(await InventoryContextAsync(), Cancellation));

    /// <summary>Groups with a proposed team and role, and their members by e-mail.</summary>
    public async Task<Table> GroupInventory() => TableOf(await Pipeline.Handoff.GroupInventory.ReadAsync(await InventoryContextAsync(), Cancellation));

    /// <summary>Reports and dashboards.</summary>
    public async Task<Table> ReportInventory() => TableOf(await Pipeline.Handoff.ReportInventory.ReadAsync(await InventoryContextAsync(), Cancellation));

    /// <summary>Self-service portals.</summary>
    public async Task<Table> PortalInventory() => TableOf(await Pipeline.Handoff.PortalInventory.ReadAsync(await InventoryContextAsync(), Cancellation));

    /// <summary>Mail accounts against the inboxes that the destination's plan holds (its setting <c>inboxes</c>).</summary>
    public async Task<Table> MailAccountInventory() => TableOf(await Pipeline.Handoff.MailAccountInventory.ReadAsync(await InventoryContextAsync(), Cancellation));

    /// <summary>Chat widgets against those that the destination's plan holds (its setting <c>widgets</c>).</summary>
    public async Task<Table> WidgetInventory() => TableOf(await Pipeline.Handoff.WidgetInventory.ReadAsync(await InventoryContextAsync(), Cancellation));

    /// <summary>Tickets by channel, with the filter that shows them again.</summary>
    public async Task<Table> ChannelView() => TableOf(await ChannelViewAsync(await InventoryContextAsync()));

    /// <summary>Writes every inventory as Markdown, CSV and JSON, the tables that the ledger tells, and the change history where somebody asked for it.</summary>
    public async Task<Table> WriteInventories()
    {
        var context = await InventoryContextAsync();
        var files = new InventoryFiles(Path.Combine(migration.Deliverables, "inventories"));
        var written = new List<WrittenList>();
        foreach (var inventory in await InventoriesAsync(context))
        {
            written.AddRange((await files.WriteAsync(inventory, Cancellation)).Select(file => file with { Name = $"inventories/{file.Name}" }));
        }

        written.AddRange(await WriteLedgerTablesAsync());
        written.AddRange(await WriteChangeHistoryAsync());
        return Table.Of(written)
            .Text("File", file => $"deliverables/{file.Name}")
            .Whole("Rows", file => file.Rows)
            .Caption("Inventories and tables").MaxRows(100).Build();
    }

    private async Task<IReadOnlyList<Inventory>> InventoriesAsync(InventoryContext context) =>
    [
        await Pipeline.Handoff.WorkflowInventory.ReadAsync(context, Cancellation),
        await Pipeline.Handoff.SlaInventory.ReadAsync(context, Cancellation),
        await Pipeline.Handoff.ViewInventory.ReadAsync(context, Cancellation),
        await Pipeline.Handoff.GroupInventory.ReadAsync(context, Cancellation),
        await Pipeline.Handoff.ReportInventory.ReadAsync(context, Cancellation),
        await Pipeline.Handoff.PortalInventory.ReadAsync(context, Cancellation),
        await Pipeline.Handoff.MailAccountInventory.ReadAsync(context, Cancellation),
        await Pipeline.Handoff.WidgetInventory.ReadAsync(context, Cancellation),
        await ChannelViewAsync(context),
    ];

    private async Task<Inventory> ChannelViewAsync(InventoryContext context) =>
        Pipeline.Handoff.ChannelView.Of(await LedgerRecordsAsync(), context.Words, Cancellation);

    private async Task<InventoryContext> InventoryContextAsync()
    {
        var discovery = DiscoverStep.Find((await ProductionAsync()).Read);
        var settings = migration.File.Environment(OpenMigration.Production).Destination.Settings;
        return new InventoryContext(
            migration.OperatorDirectory,
            DestinationWords.Of(migration.Route.Destination),
            discovery?.Source,
            discovery?.Destination,
            Places(settings, "inboxes"),
            Places(settings, "widgets"));
    }

    private static long? Places(IReadOnlyDictionary<string, string> settings, string name) => settings.GetValueOrDefault(name) switch
    {
        null or "" => null,
        var text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var places) => places,
        var text => throw new PlanException($"Setting '{name}' of the destination is '{text}'. Write a whole number into migration.json."),
    };

    private static Table TableOf(Inventory inventory)
    {
        var table = Table.Of(inventory.Rows);
        for (var index = 0; index < inventory.Columns.Count; index++)
        {
            var column = index;
            table.Text(inventory.Columns[column], row => row.Cells[column]);
        }

        return table
            .Text(Inventory.RecommendedColumn, row => row.Recommended)
            .Caption(inventory.Remark is { } remark ? $"{inventory.Title}. {remark}" : inventory.Title)
            .MaxRows(200).CompleteList(inventory.Rows.Count == 0 ? null : $"deliverables/inventories/{inventory.Name}.csv").Build();
    }
}
