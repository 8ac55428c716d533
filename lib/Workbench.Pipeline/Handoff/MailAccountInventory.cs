using System.Text.Json;

namespace Workbench.Pipeline.Handoff;

/// <summary>Turns the operator's list of mail accounts into an inventory, compared with the inboxes that the destination's plan holds.</summary>
public static class MailAccountInventory
{
    private static readonly string[] Columns = ["Address", "Routing", "Rules", "Fits the plan"];

    /// <exception cref="Core.Errors.PlanException">The file is not what it should be; the message names line and column.</exception>
    public static async Task<Inventory> ReadAsync(InventoryContext context, CancellationToken cancellation)
    {
        var accounts = await OperatorFile.ReadAsync<MailAccount>(context.OperatorDirectory, "mail-accounts", cancellation);
        var places = new PlaceCount(context.Inboxes, "inboxes", "mail accounts");
        var rows = accounts.Select((account, index) => new InventoryRow(
            [account.Address, OperatorText.Of(account.Routing), OperatorText.Of(account.Rules), places.Fits(index)], context.Words.MailAccount));
        return Inventory.OfFile(
            "mail-accounts", "Mail accounts to rebuild", "mail-accounts.json", Columns, [.. rows], places.Sentence(accounts.Count));
    }

    private sealed record MailAccount(string Address, JsonElement Routing = default, JsonElement Rules = default);
}
