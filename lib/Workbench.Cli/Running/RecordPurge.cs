using Workbench.Core.Errors;
using Workbench.Host.Masking;
using Workbench.Ledger;
using Workbench.Notebooks.Migrations;
using Workbench.Pipeline.SignOff;

namespace Workbench.Cli.Running;

/// <summary>Takes personal data out of a whole run folder after hypercare; the proof stays, and the record is closed again over what is left.</summary>
internal static class RecordPurge
{
    private static readonly string[] Ledgers = ["ledger.db", Path.Combine("rehearsal", "ledger.db")];

    /// <summary>Attachments, payloads and histories; whom they were for has them by now.</summary>
    private static readonly string[] HandedOver = ["deliverables/rejects", "deliverables/transfer-package/*", "deliverables/inventories/change-history.*"];

    /// <exception cref="GateException">Hypercare has not ended: what was missed could no longer be carried over.</exception>
    public static async Task RunAsync(string folder, string by, string why, CancellationToken cancellation)
    {
        var file = await MigrationFile.ReadAsync(folder, cancellation);
        RequireEnded(Path.Combine(folder, Ledgers[0]));
        foreach (var ledger in Ledgers.Select(name => Path.Combine(folder, name)).Where(File.Exists))
        {
            await LedgerPurge.RunAsync(ledger, by, why, TimeProvider.System, cancellation);
        }

        DeleteHandedOver(folder);
        await (file with { Mask = RecordMask.Classes }).WriteAsync(folder, cancellation);
        await MaskedRecord.ApplyToInputAsync(folder, new RecordMask(RecordMask.Classes), cancellation);
        await AuditRecord.RenewAsync(folder, cancellation);
    }

    /// <summary>A demo has no hypercare: nobody may end it unattended, and its data is invented.</summary>
    private static void RequireEnded(string ledger)
    {
        using var read = SqliteLedger.OpenReader(ledger);
        var isDemo = read.SignOffs().LastOrDefault(row => row.Gate == SignOffGate.CutOver) is { IsDemo: true };
        if (!isDemo && read.Steps("hypercare").LastOrDefault()?.State != "ended")
        {
            throw new GateException(
                "Hypercare has not ended. A purge takes away what a replay or a rollback needs, for good: end hypercare first with 'workbench hypercare DIR --end --by NAME'.");
        }
    }

    private static void DeleteHandedOver(string folder)
    {
        foreach (var place in HandedOver.Select(name => Path.Combine(folder, name)))
        {
            if (Directory.Exists(place))
            {
                Directory.Delete(place, recursive: true);
            }
            else if (Directory.Exists(Path.GetDirectoryName(place)))
            {
                foreach (var path in Directory.EnumerateFiles(Path.GetDirectoryName(place)!, Path.GetFileName(place)).Where(path => Path.GetFileName(path) != "manifest.csv"))
                {
                    File.Delete(path);
                }
            }
        }
    }
}
