using System.Text.Json;

namespace Workbench.Pipeline.Handoff;

/// <summary>Turns the operator's list of self-service portals into an inventory.</summary>
public static class PortalInventory
{
    private static readonly string[] Columns = ["Name", "Team", "Public articles", "Forms"];

    /// <exception cref="Core.Errors.PlanException">The file is not what it should be; the message names line and column.</exception>
    public static async Task<Inventory> ReadAsync(InventoryContext context, CancellationToken cancellation)
    {
        var portals = await OperatorFile.ReadAsync<Portal>(context.OperatorDirectory, "portals", cancellation);
        return Inventory.OfFile("portals", "Portals to rebuild", "portals.json", Columns,
        [
            .. portals.Select(portal => new InventoryRow(
                [portal.Name, OperatorText.Of(portal.Team), OperatorText.Of(portal.PublicArticles), string.Join("; ", OperatorText.Each(portal.Forms))],
                context.Words.Portal)),
        ]);
    }

    private sealed record Portal(string Name, JsonElement Team = default, JsonElement PublicArticles = default, JsonElement Forms = default);
}
