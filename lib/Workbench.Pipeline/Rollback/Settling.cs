using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Rollback;

/// <summary>
/// Some vendors confirm a removal at once and carry it out later. A load that came in between would find the twin and then lose it, so
/// the rollback ends only when what it archived is out of sight, or patience is.
/// </summary>
internal sealed class Settling(MigrationEnvironment environment)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task RunAsync(CancellationToken cancellation)
    {
        var startedAt = environment.Clock.GetTimestamp();
        var pause = TimeSpan.FromMilliseconds(100);
        foreach (var row in environment.Read.Removals().Where(row => row is { Result: RemovalResult.Leftover, Twin.Container: null }))
        {
            var isShown = await IsShownAsync(row, cancellation);
            while (isShown && environment.Clock.GetElapsedTime(startedAt) < Patience)
            {
                await Task.Delay(pause, environment.Clock, cancellation);
                pause = pause < TimeSpan.FromSeconds(5) ? pause * 2 : pause;
                isShown = await IsShownAsync(row, cancellation);
            }

            if (!isShown)
            {
                await environment.Ledger.CommitAsync(
                    [new LedgerChange.TwinRemoved(row.Key, row.Write, row.Twin, RemovalResult.Archived, row.Detail)], cancellation);
            }
        }
    }

    private async Task<bool> IsShownAsync(RemovalRow row, CancellationToken cancellation) =>
        (await environment.Destination.ReadAsync(row.Twin!, cancellation)).Count > 0;
}
