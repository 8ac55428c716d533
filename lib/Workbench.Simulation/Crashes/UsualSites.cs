using System.Collections.Frozen;
using Workbench.Core.Records;
using Workbench.Ledger.Changes;

namespace Workbench.Simulation.Crashes;

/// <summary>
/// The journal writes that many migrations come by, as a clean run of every route showed them. Crash points are aimed at these in turn; whatever
/// is not on the list is left to <see cref="UnusualSites"/>, so a site that is missing here is still met.
/// </summary>
internal static class UsualSites
{
    private static readonly Kind[] Loaded =
    [
        Kind.Article, Kind.Call, Kind.Collection, Kind.Contact, Kind.CustomRecord, Kind.Deal, Kind.Message, Kind.Organization, Kind.Task, Kind.Ticket,
    ];

    private static readonly string[] AboutNoRecord =
    [
        nameof(LedgerChange.BeforeImageTaken), nameof(LedgerChange.DocumentSaved), nameof(LedgerChange.ExistingSeen), nameof(LedgerChange.ManualStepMoved),
        nameof(LedgerChange.ProvisionMoved), nameof(LedgerChange.ScanFinished), nameof(LedgerChange.SignedOff), nameof(LedgerChange.StepMoved),
    ];

    /// <summary>From discovery to cut-over, in an order that never changes: the number of a seed chooses from it.</summary>
    public static IReadOnlyList<CrashSite> OfMigration { get; } =
    [
        .. AboutNoRecord.Select(change => new CrashSite(change, null)),
        .. Sites(nameof(LedgerChange.RecordExtracted), [Kind.Agent, Kind.Attachment, .. Loaded]),
        .. Sites(nameof(LedgerChange.LinkExtracted), [Kind.Contact, Kind.Message, Kind.Task]),
        new CrashSite(nameof(LedgerChange.FileStored), Kind.Attachment),
        new CrashSite(nameof(LedgerChange.RecordComposed), Kind.Agent),
        .. Sites(nameof(LedgerChange.WriteIntended), Loaded),
        .. Sites(nameof(LedgerChange.WriteEnded), Loaded),
        new CrashSite(nameof(LedgerChange.DifferenceFound), Kind.Message),
        .. Sites(nameof(LedgerChange.VerdictsGiven), [Kind.Agent, Kind.Attachment, .. Loaded]),
    ];

    /// <summary>Of the seeds that roll back in the end; likewise. Records are moved many at once, and the first of them names the write.</summary>
    public static IReadOnlyList<CrashSite> OfRollback { get; } =
    [
        .. Sites(nameof(LedgerChange.TwinRemoved), Loaded), .. Sites(nameof(LedgerChange.EntryMoved), [Kind.Article, Kind.Attachment]),
    ];

    private static readonly FrozenSet<CrashSite> Known = OfMigration.Concat(OfRollback).ToFrozenSet();

    public static bool Has(CrashSite site) => Known.Contains(site);

    private static IEnumerable<CrashSite> Sites(string change, IEnumerable<Kind> kinds) => kinds.Select(kind => new CrashSite(change, kind));
}
