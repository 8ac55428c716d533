using Workbench.Core.Errors;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger;

/// <summary>Takes personal data out of a ledger that nothing more is loaded from. The chain of events still verifies.</summary>
public static class LedgerPurge
{
    /// <summary>
    /// Removes bodies, payloads, values and labels from the ledger, and the attachments and large bodies beside it. The file is then written
    /// anew, so that freed pages hold nothing either. There is no way back.
    /// </summary>
    /// <param name="path">The ledger file.</param>
    /// <param name="by">The person who decided it.</param>
    /// <exception cref="LedgerException">Another process writes the ledger.</exception>
    public static async Task RunAsync(string path, string by, string why, TimeProvider clock, CancellationToken cancellation)
    {
        await using (var ledger = await SqliteLedger.OpenAsync(path, clock, cancellation))
        {
            await ledger.CommitAsync([new LedgerChange.PersonalDataPurged(by, why)], cancellation);
        }

        var full = Path.GetFullPath(path);
        using (WriterLock.Take(full, clock))
        using (var session = Connections.OpenWriter(full))
        {
            session.Run("VACUUM");
            session.Scalar("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        foreach (var content in new[] { "bodies", "files" }.Select(name => Path.Combine(Path.GetDirectoryName(full)!, name)).Where(Directory.Exists))
        {
            Directory.Delete(content, recursive: true);
        }
    }
}
