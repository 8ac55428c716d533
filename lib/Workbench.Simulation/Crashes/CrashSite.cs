using Workbench.Core.Records;
using Workbench.Ledger.Changes;

namespace Workbench.Simulation.Crashes;

/// <summary>A journal write as the crash table knows it: the first change of the unit, and the kind of the record it is about.</summary>
/// <param name="Change">For example <c>WriteIntended</c>.</param>
/// <param name="Kind">Null where the change is about no record.</param>
internal readonly record struct CrashSite(string Change, Kind? Kind)
{
    public static CrashSite Of(LedgerChange change) => new(change.GetType().Name, KeyOf(change)?.Kind);

    private static RecordKey? KeyOf(LedgerChange change) => change switch
    {
        LedgerChange.RecordExtracted extracted => extracted.Record.Key,
        LedgerChange.LinkExtracted linked => linked.Link.From,
        LedgerChange.FileStored stored => stored.Key,
        LedgerChange.RecordComposed composed => composed.Key,
        LedgerChange.WriteIntended intended => intended.Key,
        LedgerChange.WriteEnded ended => ended.Key,
        LedgerChange.FileCarried carried => carried.Key,
        LedgerChange.EntryMoved moved => moved.Key,
        LedgerChange.RecordRejected rejected => rejected.Key,
        LedgerChange.TwinRemoved removed => removed.Key,
        LedgerChange.VerdictsGiven given => given.Key,
        _ => null,
    };
}
