using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Infoset;

/// <summary>What lists of tickets filter and sort by.</summary>
internal readonly record struct InfosetTicketRow(long Id, long UpdatedTicks, long CreatedTicks, int Status, int Priority, long? Owner);

/// <summary>
/// The few numbers of every ticket by which lists are ordered: some 50 bytes each, so that no list reads every body. It follows the
/// store, and is read from it again when the account changed.
/// </summary>
internal sealed class InfosetTicketIndex(DocumentStore store)
{
    private readonly Lock gate = new();
    private InfosetTicketRow[]? rows;

    /// <summary>All tickets, those updated last first.</summary>
    public InfosetTicketRow[] Rows()
    {
        lock (gate)
            return rows ??= Read();
    }

    public void Forget()
    {
        lock (gate)
            rows = null;
    }

    private InfosetTicketRow[] Read() =>
        [.. store.Scan(InfosetCollections.Tickets).Select(document => Row(document.Body)).OrderByDescending(row => row.UpdatedTicks).ThenByDescending(row => row.Id)];

    private static InfosetTicketRow Row(JsonObject body) => new(
        (long)body["id"]!, InfosetTime.Parse((string)body["updatedDate"]!).UtcTicks, InfosetTime.Parse((string)body["createdDate"]!).UtcTicks,
        (int)body["status"]!, (int)body["priority"]!, body["ownerIds"]!.AsArray() is [{ } owner, ..] ? (long)owner : null);
}
