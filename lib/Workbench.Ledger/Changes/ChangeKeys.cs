using Workbench.Core.Records;

namespace Workbench.Ledger.Changes;

/// <summary>Which record a change is about.</summary>
public static class ChangeKeys
{
    /// <summary>The record that the change is about; null where it concerns the whole migration.</summary>
    public static RecordKey? RecordKey(this LedgerChange change) => change switch
    {
        LedgerChange.RecordExtracted extracted => extracted.Record.Key,
        LedgerChange.LinkExtracted extracted => extracted.Link.From,
        LedgerChange.FileStored stored => stored.Key,
        LedgerChange.RecordComposed composed => composed.Key,
        LedgerChange.WriteIntended intended => intended.Key,
        LedgerChange.WriteEnded ended => ended.Key,
        LedgerChange.DoubtDecided decided => decided.Key,
        LedgerChange.FileCarried carried => carried.Key,
        LedgerChange.EntryMoved moved => moved.Key,
        LedgerChange.RecordRejected rejected => rejected.Key,
        LedgerChange.TwinRemoved removed => removed.Key,
        LedgerChange.VerdictsGiven given => given.Key,
        LedgerChange.DifferenceFound found => found.Key,
        LedgerChange.FindingMoved moved => moved.Key,
        _ => null,
    };
}
