using Workbench.Core.Records;
using Workbench.Ledger.Changes;
using Workbench.Simulation.Crashes;

namespace Workbench.Simulation.Drawing;

/// <summary>Draws where the processes die: half of the points name a change and a kind, so that every pair comes up; the others are the n-th write.</summary>
internal static class CrashDraw
{
    private static readonly string[] Changes =
    [
        nameof(LedgerChange.WriteIntended), nameof(LedgerChange.WriteIntended), nameof(LedgerChange.WriteEnded), nameof(LedgerChange.WriteEnded),
        nameof(LedgerChange.EntryMoved), nameof(LedgerChange.RecordExtracted), nameof(LedgerChange.LinkExtracted), nameof(LedgerChange.ScanFinished),
        nameof(LedgerChange.FileStored), nameof(LedgerChange.RecordComposed), nameof(LedgerChange.ExistingSeen), nameof(LedgerChange.BeforeImageTaken),
        nameof(LedgerChange.ProvisionMoved), nameof(LedgerChange.DocumentSaved), nameof(LedgerChange.SignedOff), nameof(LedgerChange.StepMoved),
        nameof(LedgerChange.VerdictsGiven), nameof(LedgerChange.TwinRemoved),
    ];

    private static readonly Kind[] Kinds =
    [
        Kind.Agent, Kind.Organization, Kind.Contact, Kind.Ticket, Kind.Message, Kind.Task, Kind.Article, Kind.Collection, Kind.Deal, Kind.Call,
        Kind.CustomRecord,
    ];

    public static IReadOnlyList<CrashPoint> Points(Dice dice)
    {
        var points = new List<CrashPoint> { Named(dice, 3, 300) };
        while (points.Count < 4 && dice.Chance(0.35))
        {
            points.Add(Named(dice, 4, 150));
        }

        return points;
    }

    /// <summary>A point within the next writes, for a seed in which none was met so far.</summary>
    public static CrashPoint Soon(int pace) => new(null, null, 1 + (pace % 12), pace % 2 == 0);

    private static CrashPoint Named(Dice dice, int occurrences, int writes) => dice.Chance(0.5)
        ? new CrashPoint(dice.Pick(Changes), dice.Chance(0.7) ? dice.Pick(Kinds) : null, dice.Between(1, occurrences), dice.Chance(0.5))
        : new CrashPoint(null, null, dice.Between(1, writes), dice.Chance(0.5));
}
