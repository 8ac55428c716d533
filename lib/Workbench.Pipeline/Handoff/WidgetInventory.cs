using System.Text.Json;

namespace Workbench.Pipeline.Handoff;

/// <summary>Turns the operator's list of chat widgets into an inventory, compared with the widgets that the destination's plan holds.</summary>
public static class WidgetInventory
{
    private static readonly string[] Columns = ["Name", "Domains", "Targeting", "Language", "Fits the plan"];

    /// <exception cref="Core.Errors.PlanException">The file is not what it should be; the message names line and column.</exception>
    public static async Task<Inventory> ReadAsync(InventoryContext context, CancellationToken cancellation)
    {
        var widgets = await OperatorFile.ReadAsync<Widget>(context.OperatorDirectory, "widgets", cancellation);
        var places = new PlaceCount(context.Widgets, "widgets", "chat widgets");
        var rows = widgets.Select((widget, index) => new InventoryRow(
            [widget.Name, OperatorText.Of(widget.Domains), OperatorText.Of(widget.Targeting), OperatorText.Of(widget.Language), places.Fits(index)],
            context.Words.Widget));
        return Inventory.OfFile("widgets", "Chat widgets to rebuild", "widgets.json", Columns, [.. rows], places.Sentence(widgets.Count));
    }

    private sealed record Widget(string Name, JsonElement Domains = default, JsonElement Targeting = default, JsonElement Language = default);
}
