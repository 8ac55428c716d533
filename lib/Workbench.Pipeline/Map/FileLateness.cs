using Workbench.Core.Records;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Map;

/// <summary>
/// Tells files that the source got after their record was loaded. Once late, a file stays late: the write of its own that carries it is
/// composed again in every round.
/// </summary>
internal sealed class FileLateness(ILedgerReader read)
{
    public bool IsLate(RecordKey parent, RecordKey file)
    {
        if (read.Twins(file).FirstOrDefault(twin => !twin.Removed) is { } arrived)
        {
            return arrived.Write == Write.NameOfFile(file);
        }

        var writes = read.Writes(parent).Where(write => write.State != WriteState.Removed).ToList();
        return writes.Any(write => write.Write.Name == Write.NameOfFile(file)) || (writes.Any(WasSent) && writes.TrueForAll(IsOver));
    }

    /// <summary>
    /// The other record with whose twin the file arrived: it hung on that one until contacts or tickets were merged. Files of messages travel
    /// inside their message, wherever that hangs.
    /// </summary>
    public RecordKey? StaysWith(RecordKey parent, RecordKey file) =>
        parent.Kind != Kind.Message
        && read.Twins(file).FirstOrDefault(twin => !twin.Removed) is { Twin: { Container: not null } arrived }
        && read.RecordOf(arrived.Readable()) is { } holder && holder != parent && !IsInside(parent, holder)
            ? holder
            : null;

    /// <summary>A task's files may stand in the thread of its ticket.</summary>
    private bool IsInside(RecordKey parent, RecordKey holder) => read.Twins(parent).Any(twin => twin.Twin.Container is { } && read.RecordOf(twin.Twin.Readable()) == holder);

    /// <summary>An update that is due changes what stands there already.</summary>
    private static bool WasSent(WriteRow write) => write.State == WriteState.Done || write.IsUpdate;

    private static bool IsOver(WriteRow write) => WasSent(write) || write.State == WriteState.Refused;
}
