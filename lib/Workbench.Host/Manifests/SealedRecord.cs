using Workbench.Ledger;
using Workbench.Ledger.Postgres;
using Workbench.Ledger.Verification;
using Workbench.Notebooks.Migrations;

namespace Workbench.Host.Manifests;

/// <summary>Closes the record of a run folder: the ledger fixes the other files and its own tables, the manifest then lists all of them.</summary>
/// <param name="RootHash">Hash of the ledger's newest event. Noted elsewhere, it proves the whole record.</param>
public sealed record SealedRecord(Manifest Manifest, string RootHash)
{
    /// <summary>To be called when nothing writes the folder any more; a later change needs a later seal.</summary>
    /// <param name="progress">Is told how far the reading has come; nobody by default.</param>
    /// <exception cref="Core.Errors.LedgerException">Another process writes the ledger.</exception>
    /// <exception cref="IOException">A file cannot be read, or the manifest cannot be written.</exception>
    public static async Task<SealedRecord> WriteAsync(
        string folder, TimeProvider clock, CancellationToken cancellation, IProgress<ReadProgress>? progress = null)
    {
        var places = await LedgerPlaces.ReadAsync(folder, cancellation).ConfigureAwait(false);
        await BringAsync(places, OpenMigration.Rehearsal, clock, cancellation).ConfigureAwait(false);
        var manifest = await Manifest.OfAsync(folder, Manifest.DefaultVolatile, cancellation, progress).ConfigureAwait(false);
        string root;
        var watch = new ReadingWatch(progress, cancellation).Of(RecordFiles.Ledger);
        var place = places.Of(OpenMigration.Production);
        await using (var ledger = await place.OpenAsync(Writer, clock, cancellation).ConfigureAwait(false))
        {
            var tables = await Task.Run(() => place.TablesOf(ledger, watch), cancellation).ConfigureAwait(false);
            await ledger.CommitAsync([(RecordPin.Of(manifest.Files) with { Tables = tables }).ToChange()], cancellation).ConfigureAwait(false);
            root = ledger.Read.RootHash();
        }

        await BringAsync(places, OpenMigration.Production, clock, cancellation).ConfigureAwait(false);
        manifest = await manifest.WithAsync(folder, RecordFiles.Ledger, cancellation, progress).ConfigureAwait(false);
        await manifest.SaveAsync(folder, cancellation).ConfigureAwait(false);
        return new SealedRecord(manifest, root);
    }

    private static PostgresWriter Writer => LedgerPlaces.Writer(static _ => { });

    /// <summary>A ledger at rest in the folder: the file itself, or a copy of what is on the server, which can be checked without it.</summary>
    private static async Task BringAsync(LedgerPlaces places, string environment, TimeProvider clock, CancellationToken cancellation)
    {
        var (place, path) = (places.Of(environment), places.FileOf(environment));
        if (!place.Exists())
        {
            return;
        }

        if (places.AreOnServer)
        {
            await CopyAsync(place, path, clock, cancellation).ConfigureAwait(false);
        }
        else
        {
            LedgerRest.Lay(path, clock);
        }
    }

    /// <summary>Bodies of any size lie in the copy: files beside it would come too late for the manifest, which its newest event fixes.</summary>
    private static async Task CopyAsync(LedgerPlace place, string path, TimeProvider clock, CancellationToken cancellation)
    {
        var unfinished = path + ".part";
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        var copy = Path.Combine(unfinished, Path.GetFileName(path));
        await LedgerCopy.RunAsync(place, LedgerPlace.FileAlone(copy), Writer, clock, cancellation).ConfigureAwait(false);
        LedgerRest.Lay(copy, clock);
        File.Move(copy, path, overwrite: true);
        Directory.Delete(unfinished, recursive: true);
    }
}
