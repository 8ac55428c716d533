using Workbench.Core.Planning;
using Workbench.Core.Verifying;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;
using Workbench.Pipeline.Load;

namespace Workbench.Pipeline.Map;

/// <summary>
/// Takes back what was to be sent of a record that the source does not have any more. What was sent stays, and is listed; the rest must not follow it:
/// after a merge it may hang on another record by now, which would then be sent it too.
/// </summary>
internal sealed class GoneRecord(ILedgerReader read)
{
    /// <summary>True where something of the record is still to be sent.</summary>
    public static bool IsUnfinished(EntryRow entry) => entry is
    {
        Deleted: true, State: EntryState.Extracted or EntryState.Mapped or EntryState.Waiting or EntryState.Sending or EntryState.InDoubt
    };

    /// <summary>The record with the writes that were sent and no other. One in doubt is asked about first, and stays only if it arrived.</summary>
    public LedgerChange.RecordComposed Compose(EntryRow entry)
    {
        List<Note> notes = [.. read.Notes(entry.Key).Select(note => new Note(note.Field, note.Code, note.Detail))];
        var sent = read.Writes(entry.Key).Where(write => write.State == WriteState.Done || write.IsUpdate || WriteOutcomes.IsOpen(write)).ToList();
        if (sent.Count == 0)
        {
            return new LedgerChange.RecordComposed(entry.Key, EntryState.Excluded, ReasonCode.DeletedInSource, [], read.Promises(entry.Key), notes);
        }

        var types = sent.Select(write => write.Write.Creates).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return new LedgerChange.RecordComposed(
            entry.Key,
            EntryState.Mapped,
            null,
            [.. sent.Where(write => write.State is not (WriteState.Sending or WriteState.InDoubt)).Select(write => write.Write)],
            [.. read.Promises(entry.Key).Select(promise => promise.TwinType is { } type && !types.Contains(type) ? Lost(promise) : promise)],
            notes);
    }

    private static Promise Lost(Promise promise) => promise with
    {
        TwinType = null, Destination = null, Expected = "", Check = PromiseCheck.None, Class = VerdictClass.ExpectedLoss, Reason = ReasonCode.DeletedInSource,
    };
}
