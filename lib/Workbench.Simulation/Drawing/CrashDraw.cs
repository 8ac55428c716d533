using Workbench.Core.Records;
using Workbench.Ledger.Changes;
using Workbench.Simulation.Crashes;

namespace Workbench.Simulation.Drawing;

/// <summary>
/// Decides where the processes of a seed die. One point is drawn, in half of the seeds around a write to the destination, where it hurts
/// most; one is aimed at one of the <see cref="UsualSites"/>, taken in turn by the number of the seed, so that each gets its share: at those of the
/// rollback where the seed rolls back, at the others where it does not.
/// </summary>
internal static class CrashDraw
{
    private static readonly string[] AroundWrites = [nameof(LedgerChange.WriteIntended), nameof(LedgerChange.WriteEnded), nameof(LedgerChange.WriteEnded)];

    private static readonly string[] Others =
    [
        nameof(LedgerChange.EntryMoved), nameof(LedgerChange.RecordExtracted), nameof(LedgerChange.LinkExtracted), nameof(LedgerChange.ScanFinished),
        nameof(LedgerChange.FileStored), nameof(LedgerChange.RecordComposed), nameof(LedgerChange.ExistingSeen), nameof(LedgerChange.BeforeImageTaken),
        nameof(LedgerChange.ProvisionMoved), nameof(LedgerChange.DocumentSaved), nameof(LedgerChange.SignedOff), nameof(LedgerChange.StepMoved),
        nameof(LedgerChange.ManualStepMoved), nameof(LedgerChange.VerdictsGiven), nameof(LedgerChange.TwinRemoved),
    ];

    private static readonly Kind[] Kinds =
    [
        Kind.Organization, Kind.Contact, Kind.Ticket, Kind.Ticket, Kind.Message, Kind.Message, Kind.Task, Kind.Article, Kind.Collection, Kind.Deal,
        Kind.Call, Kind.CustomRecord,
    ];

    /// <summary>The point that is drawn.</summary>
    public static CrashPoint Drawn(Dice dice) => dice.Below(10) switch
    {
        < 5 => Named(dice, dice.Pick(AroundWrites), 6),
        < 8 => Named(dice, dice.Pick(Others), 3),
        _ => new CrashPoint(null, null, dice.Between(1, 300), dice.Chance(0.5)),
    };

    /// <summary>The point that is aimed: at the first such write. A site that this seed does not come by is left alone.</summary>
    public static CrashPoint Aimed(long seed, bool rollsBack)
    {
        var sites = rollsBack ? UsualSites.OfRollback : UsualSites.OfMigration;
        // Each site counts twice, before and after.
        var all = sites.Count * 2;
        var choice = (int)(((seed % all) + all) % all);
        var site = sites[choice / 2];
        return new CrashPoint(site.Change, site.Kind, 1, choice % 2 == 0);
    }

    /// <summary>A point within the next writes, for a seed in which none was met so far.</summary>
    public static CrashPoint Soon(int pace) => new(null, null, 1 + (pace % 12), pace % 2 == 0);

    private static CrashPoint Named(Dice dice, string change, int occurrences) =>
        new(change, dice.Chance(0.5) ? dice.Pick(Kinds) : null, dice.Between(1, occurrences), dice.Chance(0.5));
}
