using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Map;

namespace Workbench.Pipeline.Load;

/// <summary>Records that the source does not have any more, before a load sends anything: what is still their own follows from what arrived of them.</summary>
internal sealed class GoneRecords(MigrationEnvironment environment, LoadOptions options)
{
    /// <summary>Asks about what is in doubt of them, and takes back what is not to be sent. One about which the destination cannot say stays as it is.</summary>
    public async Task SettleAsync(CancellationToken cancellation)
    {
        using var slots = new RequestSlots(1, cancellation);
        var protocol = new WriteProtocol(environment, options, slots);
        var gone = new GoneRecord(environment.Read);
        foreach (var entry in environment.Read.Entries(isDeleted: true).Where(entry => GoneRecord.IsUnfinished(entry) && !options.Holds(entry.Key)))
        {
            foreach (var write in environment.Read.Writes(entry.Key).Where(WriteOutcomes.IsOpen))
            {
                await protocol.SettleAsync(write, cancellation);
            }

            if (!gone.IsInDoubt(entry))
            {
                await environment.Ledger.CommitAsync([gone.Compose(entry)], cancellation);
            }
        }
    }
}
