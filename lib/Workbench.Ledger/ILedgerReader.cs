using System.Text.Json;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Ledger;

/// <summary>
/// Read-only view of a ledger. Sequences stream in the order of keys unless said otherwise; they see the ledger as it was when each page
/// (some hundreds of rows) was read, and may be enumerated while the writer goes on.
/// </summary>
public interface ILedgerReader
{
    EntryRow? Entry(RecordKey key);

    /// <summary>Entries, optionally of one kind, one source object and some states, and only those that the source still has or only those that it has not.</summary>
    IEnumerable<EntryRow> Entries(Kind? kind = null, string? sourceObject = null, IReadOnlyCollection<EntryState>? states = null, bool? isDeleted = null);

    /// <summary>What the source gave for a record, verbatim: its newest body (<see cref="EntryRow.BodySha256"/>) or an earlier one.</summary>
    /// <exception cref="Core.Errors.LedgerException">The record never had that body, it was purged, or its bytes do not hash to its name.</exception>
    byte[] Body(RecordKey key, string sha256);

    /// <summary>The record as the source gave it last; throws as <see cref="Body"/> does.</summary>
    SourceRecord Extracted(EntryRow entry);

    IReadOnlyList<RecordLink> LinksFrom(RecordKey key);

    IReadOnlyList<RecordLink> LinksTo(RecordKey key);

    /// <summary>Messages at home under a record by time, then key; without those deleted in the source.</summary>
    IReadOnlyList<EntryRow> Thread(RecordKey home);

    FileRow? File(RecordKey attachment);

    /// <summary>Files whose parent link points at the record, in the order of their keys.</summary>
    IReadOnlyList<FileRow> FilesOf(RecordKey parent);

    IEnumerable<FileRow> Files();

    IReadOnlyList<WriteRow> Writes(RecordKey key);

    /// <summary>
    /// Writes of a phase that are Planned, Sending or InDoubt, ordered by thread, order within it, key and name; those without thread first.
    /// </summary>
    IEnumerable<WriteRow> DueWrites(int phase);

    /// <summary>
    /// Writes that a rollback may have to undo (Done, Sending, InDoubt, left out in doubt, or with a twin whose later update was not carried out), last
    /// phase first, newest order first.
    /// </summary>
    IEnumerable<WriteRow> UndoableWrites();

    /// <summary>Writes whose outcome is not known: Sending or InDoubt, by key and name.</summary>
    IEnumerable<WriteRow> OpenWrites();

    /// <summary>What is stored as the answer to a write, or null where there is no such write.</summary>
    StoredAnswer? Answer(RecordKey key, string write);

    IReadOnlyList<TwinRow> Twins(RecordKey key);

    /// <summary>The live twin of that type, or null.</summary>
    TwinRow? Twin(RecordKey key, string type);

    /// <summary>The record to which a twin belongs, or null where it is foreign.</summary>
    RecordKey? RecordOf(TwinRef twin);

    /// <summary>All records to which a live twin belongs, in the order of their keys: more than one where they were merged into it.</summary>
    IReadOnlyList<RecordKey> RecordsOf(TwinRef twin);

    /// <summary>How many twins of a type the destination holds, as far as is known: what this migration created, and what stood there before.</summary>
    long TwinsOf(string type);

    /// <summary>The twin as it stood in the destination before the first write, or null where it did not.</summary>
    ExistingTwin? Existing(TwinRef twin);

    /// <summary>True where anything stood in the destination before the first write.</summary>
    bool HasExisting();

    /// <summary>The existing twin of that type that carries the record's key, or null.</summary>
    ExistingTwin? ExistingByKey(RecordKey key, string type);

    /// <summary>The one existing twin with that natural key; null where there is none or more than one.</summary>
    ExistingTwin? ExistingByNaturalKey(string naturalKey);

    JsonElement? BeforeImage(TwinRef twin);

    IReadOnlyList<Promise> Promises(RecordKey key);

    /// <summary>Records with promises, grouped so that all twins of one container (a ticket and its parts) follow each other.</summary>
    /// <param name="onlyChanged">Only containers in which something happened to a record since its verdicts, or that were never judged.</param>
    IEnumerable<PromiseRow> PromisesByContainer(bool onlyChanged = false);

    IReadOnlyList<Verdict> Verdicts(RecordKey key);

    /// <summary>All verdicts, optionally of some classes.</summary>
    IEnumerable<Verdict> Verdicts(IReadOnlyCollection<VerdictClass>? classes = null);

    IEnumerable<NoteRow> Notes(RecordKey? key = null, string? code = null);

    IEnumerable<RejectRow> Rejects();

    /// <summary>Rejected records per phase and reason; a record with refused writes in several phases counts in the first.</summary>
    IReadOnlyList<RejectCount> RejectCounts();

    IEnumerable<RemovalRow> Removals();

    /// <summary>How many records the source has shown.</summary>
    long Records();

    IReadOnlyList<StateCount> Counts();

    IReadOnlyList<VerdictCount> VerdictCounts();

    IReadOnlyList<NoteCount> NoteCounts();

    /// <summary>Writes per phase and state.</summary>
    IReadOnlyList<(int Phase, WriteState State, long Writes)> WriteCounts();

    IReadOnlyList<ProvisionRow> Provisions();

    /// <summary>The newest document of that name, or null.</summary>
    string? Document(string name);

    IReadOnlyList<SignOffRow> SignOffs();

    IReadOnlyList<ManualStepRow> ManualSteps();

    /// <summary>Events in their order.</summary>
    /// <param name="after">Only those with a greater number.</param>
    IEnumerable<EventRow> Events(RecordKey? key = null, long after = 0);

    /// <summary>How phases and steps moved, in their order.</summary>
    /// <param name="step">Only this one.</param>
    IEnumerable<StepRow> Steps(string? step = null);

    /// <summary>The newest event of one of these changes (names of <see cref="LedgerChange"/> records), or null.</summary>
    EventRow? NewestEvent(params IReadOnlyCollection<string> changes);

    /// <summary>What rounds of catching up found, oldest round first.</summary>
    /// <param name="scan">Only the round that began with this scan.</param>
    IEnumerable<DifferenceRow> Differences(long? scan = null);

    /// <summary>Findings of the hypercare days.</summary>
    IEnumerable<FindingRow> Findings();

    /// <summary>What people said of the accounts' limits, as it stands: at most one row per side.</summary>
    IReadOnlyList<LimitsRow> Limits();

    /// <summary>Number of the last scan that began, 0 before the first.</summary>
    long LastScan();

    /// <summary>Hash of the newest event: with it, every earlier event is fixed.</summary>
    string RootHash();

    /// <summary>Runs one SELECT over the documented views, for at most 30 seconds; further rows than the limit are left out.</summary>
    /// <exception cref="Core.Errors.LedgerException">The statement would write, or is not valid.</exception>
    (IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows) Query(string sql, int maxRows = 10_000);
}
