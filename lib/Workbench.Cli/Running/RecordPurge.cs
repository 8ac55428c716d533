using Workbench.Core.Errors;
using Workbench.Host.Masking;
using Workbench.Ledger;
using Workbench.Notebooks.Migrations;
using Workbench.Pipeline.SignOff;

namespace Workbench.Cli.Running;

/// <summary>Takes personal data out of a whole run folder after hypercare; the proof stays, and the record is closed again over what is left.</summary>
internal static class RecordPurge
{
    private static readonly string[] Environments = [OpenMigration.Production, OpenMigration.Rehearsal];

    /// <summary>Folders of deliverables that stay, masked. Attachments, payloads and bundles go: whom they were for has them by now.</summary>
    private static readonly string[] Kept = ["lists", "inventories", "reports"];

    /// <exception cref="GateException">Hypercare has not ended: what was missed could no longer be carried over.</exception>
    public static async Task RunAsync(string folder, string by, string why, TextWriter terminal, CancellationToken cancellation)
    {
        var file = await MigrationFile.ReadAsync(folder, cancellation);
        var places = await LedgerPlaces.ReadAsync(folder, cancellation);
        RequireEnded(places.Of(OpenMigration.Production));
        foreach (var environment in Environments.Where(name => places.Of(name).Exists()))
        {
            await LedgerPurge.RunAsync(places.Of(environment), by, why, LedgerPlaces.Writer(static _ => { }), TimeProvider.System, cancellation);
        }

        if (places.AreOnServer)
        {
            DeleteCopies(folder, places);
        }

        DeleteHandedOver(folder);
        DeleteWorks(folder);
        await (file with { Mask = RecordMask.Classes }).WriteAsync(folder, cancellation);
        await MaskedRecord.ApplyToInputAsync(folder, new RecordMask(RecordMask.Classes), cancellation);
        await AuditRecord.RenewAsync(folder, terminal, cancellation);
    }

    /// <summary>A demo has no hypercare: nobody may end it unattended, and its data is invented.</summary>
    private static void RequireEnded(LedgerPlace ledger)
    {
        using var read = ledger.OpenReader();
        var isDemo = read.SignOffs().LastOrDefault(row => row.Gate == SignOffGate.CutOver) is { IsDemo: true };
        if (!isDemo && read.Steps("hypercare").LastOrDefault()?.State != "ended")
        {
            throw new GateException(
                "Hypercare has not ended. A purge takes away what a replay or a rollback needs, for good: end hypercare first with 'workbench hypercare DIR --end --by NAME'.");
        }
    }

    /// <summary>The record's copies of ledgers that are on a server, and the attachments, which no purge of a server reaches.</summary>
    private static void DeleteCopies(string folder, LedgerPlaces places)
    {
        foreach (var copy in Environments.Select(places.FileOf))
        {
            File.Delete(copy);
        }

        if (Path.Combine(folder, "files") is var files && Directory.Exists(files))
        {
            Directory.Delete(files, recursive: true);
        }
    }

    /// <summary>What processes said about themselves may quote a vendor; what they did is in the ledger.</summary>
    private static void DeleteWorks(string folder)
    {
        if (Path.Combine(folder, "work") is var works && Directory.Exists(works))
        {
            Directory.Delete(works, recursive: true);
        }
    }

    private static void DeleteHandedOver(string folder)
    {
        var deliverables = Path.Combine(folder, "deliverables");
        if (!Directory.Exists(deliverables))
        {
            return;
        }

        var handedOver = Directory.EnumerateDirectories(deliverables).Where(place => !Kept.Contains(Path.GetFileName(place)))
            .SelectMany(place => Directory.EnumerateFiles(place, "*", SearchOption.AllDirectories))
            .Where(path => Path.GetFileName(path) != "manifest.csv");
        var histories = Directory.EnumerateFiles(deliverables, "change-history.*", SearchOption.AllDirectories);
        foreach (var path in handedOver.Concat(histories).ToList())
        {
            File.Delete(path);
        }
    }
}
