using Workbench.Ledger;

namespace Workbench.Host.Manifests;

/// <summary>Closes the record of a run folder: the ledger fixes the other files, the manifest then lists all of them.</summary>
/// <param name="RootHash">Hash of the ledger's newest event. Noted elsewhere, it proves the whole record.</param>
public sealed record SealedRecord(Manifest Manifest, string RootHash)
{
    /// <summary>To be called when nothing writes the folder any more; a later change needs a later seal.</summary>
    /// <exception cref="Core.Errors.LedgerException">Another process writes the ledger.</exception>
    /// <exception cref="IOException">A file cannot be read, or the manifest cannot be written.</exception>
    public static async Task<SealedRecord> WriteAsync(string folder, TimeProvider clock, CancellationToken cancellation)
    {
        var rehearsal = Path.Combine(folder, RecordFiles.RehearsalLedger);
        if (File.Exists(rehearsal))
        {
            LedgerRest.Lay(rehearsal, clock);
        }

        var production = Path.Combine(folder, RecordFiles.Ledger);
        var manifest = await Manifest.OfAsync(folder, Manifest.DefaultVolatile, cancellation).ConfigureAwait(false);
        string root;
        await using (var ledger = await SqliteLedger.OpenAsync(production, clock, cancellation).ConfigureAwait(false))
        {
            await ledger.CommitAsync([RecordPin.Of(manifest.Files).ToChange()], cancellation).ConfigureAwait(false);
            root = ledger.Read.RootHash();
        }

        LedgerRest.Lay(production, clock);
        manifest = await manifest.WithAsync(folder, RecordFiles.Ledger, cancellation).ConfigureAwait(false);
        await manifest.SaveAsync(folder, cancellation).ConfigureAwait(false);
        return new SealedRecord(manifest, root);
    }
}
