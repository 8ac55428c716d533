using Workbench.Core.Planning;
using Workbench.Core.Verifying;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;
using Workbench.Pipeline.Load;

namespace Workbench.Pipeline.Map;

/// <summary>
/// Takes back what was to be sent of a record that the source does not have any more. One that nothing was sent of is left out. One whose twin
/// stands there already is finished, and listed, but without the files of others that were to hang on it: after a merge they may hang on another
/// record by now, which would then be sent them too.
/// </summary>
internal sealed class GoneRecord(ILedgerReader read)
{
    /// <summary>True where something of the record is still to be sent.</summary>
    public static bool IsUnfinished(EntryRow entry) => entry is
    {
        Deleted: true, State: EntryState.Extracted or EntryState.Mapped or EntryState.Waiting or EntryState.Sending or EntryState.InDoubt
    };

    /// <summary>True where nobody knows whether a write of the record arrived: what is its own follows from that, so the destination is asked first.</summary>
    public bool IsInDoubt(EntryRow entry) => read.Writes(entry.Key).Any(WriteOutcomes.IsOpen);

    /// <summary>The record, of which no write is in doubt, with the writes that are still its own.</summary>
    public LedgerChange.RecordComposed Compose(EntryRow entry)
    {
        List<Note> notes = [.. read.Notes(entry.Key).Select(note => new Note(note.Field, note.Code, note.Detail))];
        var sent = read.Writes(entry.Key).Where(write => write.State == WriteState.Done || write.IsUpdate).ToList();
        if (sent.Count == 0)
        {
            return new LedgerChange.RecordComposed(entry.Key, EntryState.Excluded, ReasonCode.DeletedInSource, [], read.Promises(entry.Key), notes);
        }

        var stands = sent.Exists(write => write.Write.Creates is not null);
        var kept = read.Writes(entry.Key)
            .Where(write => sent.Exists(other => other.Write.Name == write.Write.Name) || (stands && write.Write.Carries.Count == 0))
            .Select(write => write.Write)
            .ToList();
        var types = kept.Select(write => write.Creates).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return new LedgerChange.RecordComposed(
            entry.Key,
            EntryState.Mapped,
            null,
            kept,
            [.. read.Promises(entry.Key).Select(promise => promise.TwinType is { } type && !types.Contains(type) ? Lost(promise) : promise)],
            notes);
    }

    private static Promise Lost(Promise promise) => promise with
    {
        TwinType = null, Destination = null, Expected = "", Check = PromiseCheck.None, Class = VerdictClass.ExpectedLoss, Reason = ReasonCode.DeletedInSource,
    };
}
