using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Map;

namespace Workbench.Pipeline.Load;

/// <summary>Records that the source does not have any more, before a load sends anything: what is still their own follows from what arrived of them.</summary>
internal sealed class GoneRecords(MigrationEnvironment environment, LoadOptions options, WriteTraffic traffic)
{
    /// <summary>Asks about what is in doubt of them, and takes back what is not to be sent. One about which the destination cannot say stays as it is.</summary>
    public async Task SettleAsync(CancellationToken cancellation)
    {
        var gone = new GoneRecord(environment.Read);
        foreach (var entry in environment.Read.Entries(isDeleted: true).Where(entry => GoneRecord.IsUnfinished(entry) && !options.Holds(entry.Key)))
        {
            await traffic.ResolveDoubtsAsync(environment.Read.Writes(entry.Key).Where(WriteOutcomes.IsOpen), cancellation);
            if (!gone.IsInDoubt(entry))
            {
                await environment.Ledger.CommitAsync([gone.Compose(entry)], cancellation);
            }
        }
    }
}
