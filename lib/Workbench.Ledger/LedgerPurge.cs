using Workbench.Core.Errors;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Postgres;

namespace Workbench.Ledger;

/// <summary>Takes personal data out of a ledger that nothing more is loaded from. The chain of events still verifies.</summary>
public static class LedgerPurge
{
    /// <summary>
    /// Removes bodies, payloads, values and labels from the ledger, and the attachments and large bodies beside a file. It is then written
    /// anew, so that freed pages hold nothing either. There is no way back.
    /// </summary>
    /// <param name="by">The person who decided it.</param>
    /// <exception cref="LedgerException">Another process writes the ledger.</exception>
    public static async Task RunAsync(LedgerPlace place, string by, string why, PostgresWriter writer, TimeProvider clock, CancellationToken cancellation)
    {
        await using (var ledger = await place.OpenAsync(writer, clock, cancellation))
        {
            await ledger.CommitAsync([new LedgerChange.PersonalDataPurged(by, why)], cancellation);
        }

        await place.CompactAsync(writer, clock, cancellation);
    }
}
