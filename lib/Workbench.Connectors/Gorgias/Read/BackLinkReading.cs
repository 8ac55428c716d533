using Workbench.Connectors.Gorgias.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.Gorgias.Read;

/// <summary>The tickets of customers: by the list of tickets, which can be narrowed to one customer. There is no other link of which it has a list.</summary>
internal sealed class BackLinkReading(GorgiasApi api)
{
    /// <summary>All customers at once: the list of all tickets shows whose each is.</summary>
    public static IReadOnlyList<BackLink> Links { get; } = [new(GorgiasNames.Customer, [GorgiasNames.Ticket], "customer", Together: int.MaxValue)];

    public Task<IReadOnlyList<IReadOnlyList<string>>> ReadAsync(IReadOnlyList<string> of, long rows, CancellationToken cancellation)
    {
        var tickets = new GorgiasCall("tickets").With("trashed", "false");
        return BackLists.ReadAsync(
            of,
            GorgiasApi.Pages(rows),
            customer => api.ListAsync(tickets.With("customer_id", customer), cancellation),
            () => api.ListAsync(tickets, cancellation),
            ticket => ticket.Id("customer", "id"));
    }
}
