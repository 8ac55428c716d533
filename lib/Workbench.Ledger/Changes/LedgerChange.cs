using System.Text.Json;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger.Commits;

namespace Workbench.Ledger.Changes;

/// <summary>Everything that can happen in a migration. The list is closed; each change is one event of the hash chain.</summary>
public abstract record LedgerChange
{
    private LedgerChange()
    {
    }

    /// <summary>A record was read. New or changed bodies set the entry to Extracted; the same hash only moves <c>LastScan</c>.</summary>
    /// <param name="Scan">Number of the scan that saw it, see <see cref="ScanFinished"/>.</param>
    /// <param name="OccurredAt">When it happened in the customer's world (message time, else creation time).</param>
    /// <param name="Form">The source's word for a message's form, lower case; "" for other kinds.</param>
    /// <param name="Label">A short human name (subject, name, file name) for lists; at most 200 characters.</param>
    public sealed record RecordExtracted(
        SourceRecord Record, long Scan, DateTimeOffset? OccurredAt, string Form, string Label) : LedgerChange;

    /// <summary>A relation was read. The same relation again only moves its scan number.</summary>
    public sealed record LinkExtracted(RecordLink Link, long Scan) : LedgerChange;

    /// <summary>
    /// A full scan of one source object ended: its entries with an older scan number are marked deleted in the source, links of its entries
    /// with an older scan number are removed, and homes of messages that are of this object or hang on it are assigned anew. With no records
    /// nothing is marked or removed: an empty answer may be a missing permission.
    /// </summary>
    public sealed record ScanFinished(string Object, long Scan, long Records) : LedgerChange;

    /// <summary>An attachment's bytes were stored (or could not be). <paramref name="Failure"/> is a reason code, null on success.</summary>
    public sealed record FileStored(
        RecordKey Key, string FileName, string ContentType, long Bytes, string? Sha256, string? Failure, string? Detail) : LedgerChange;

    /// <summary>
    /// A record was composed: its writes, promises and notes replace the earlier ones; a write of the same name that is already confirmed
    /// stays confirmed, and becomes due again only if its body changed and it has an update body (or is new). While a write of the record is
    /// in doubt the whole composition waits, and counts from when the doubt is resolved. A changed body that cannot be
    /// updated gets a note, and so does every field of which something else was promised before. Where the state is Mapped but every write is confirmed, the entry stays as loaded as it was.
    /// </summary>
    public sealed record RecordComposed(
        RecordKey Key,
        EntryState State,
        string? Reason,
        IReadOnlyList<Write> Writes,
        IReadOnlyList<Promise> Promises,
        IReadOnlyList<Note> Notes) : LedgerChange;

    /// <summary>A write is about to be sent. Committed before the call.</summary>
    /// <param name="PayloadSha256">
    /// Fingerprint of what is sent. One that travels inside another write has that of its body with the reference to its carrier still in it.
    /// </param>
    public sealed record WriteIntended(RecordKey Key, string Name, int Attempt, string PayloadSha256, bool IsUpdate) : LedgerChange;

    /// <summary>
    /// A write ended. Committed after the call; <see cref="WriteState.Planned"/> means it was certainly not carried out. With the last
    /// of its writes that is done, the entry moves to Loaded.
    /// </summary>
    /// <param name="PayloadSha256">
    /// Fingerprint of the payload that the answer is about; null where there was no call. A write in doubt that is refused without one keeps
    /// its doubt.
    /// </param>
    public sealed record WriteEnded(
        RecordKey Key, string Name, WriteState State, TwinRef? Twin, TwinOrigin Origin, string? RequestId, string? Answer,
        string? PayloadSha256 = null) : LedgerChange;

    /// <summary>
    /// A person said what became of a write that the destination could not tell about. Stands before the <see cref="WriteEnded"/> that
    /// follows from it.
    /// </summary>
    /// <param name="Twin">The twin that the write made; only with <see cref="DoubtDecision.CarriedOut"/>.</param>
    /// <param name="PayloadSha256">Fingerprint of what was sent.</param>
    public sealed record DoubtDecided(
        RecordKey Key, string Name, DoubtDecision Decision, TwinRef? Twin, string By, string Why, string? PayloadSha256) : LedgerChange;

    /// <summary>
    /// A carried record arrived inside another record's write: the twin of a file is <c>{part id}/{record id}</c> of type <c>file</c>, that
    /// of any other record the holder's own. Sets the entry to Loaded.
    /// </summary>
    public sealed record FileCarried(RecordKey Key, TwinRef Twin, TwinOrigin Origin, string Write) : LedgerChange;

    /// <summary>A record moved to another state.</summary>
    public sealed record EntryMoved(RecordKey Key, EntryState State, string? Reason) : LedgerChange;

    /// <summary>A record cannot go on. Its payload is kept so that it can be replayed.</summary>
    public sealed record RecordRejected(RecordKey Key, string Code, string Detail, string? Payload) : LedgerChange;

    /// <summary>Something that stood in the destination before the first write.</summary>
    public sealed record ExistingSeen(ExistingTwin Existing) : LedgerChange;

    /// <summary>The state of an existing twin before the run first changed it; a second image of the same twin is ignored.</summary>
    public sealed record BeforeImageTaken(TwinRef Twin, JsonElement Image) : LedgerChange;

    /// <summary>A twin was removed, restored, left over or skipped by a rollback.</summary>
    public sealed record TwinRemoved(RecordKey Key, string Write, TwinRef? Twin, RemovalResult Result, string? Detail) : LedgerChange;

    /// <summary>The verdicts on all fields of a record; replaces earlier ones. Sets the entry to Verified or Differs when it was loaded.</summary>
    public sealed record VerdictsGiven(RecordKey Key, IReadOnlyList<Verdict> Verdicts) : LedgerChange
    {
        /// <summary>As they are stored; made by the thread that commits them, not by the one that writes for everybody.</summary>
        internal PackedVerdicts? Packed { get; set; }
    }

    /// <summary>A provision was intended (before the call) or ended (after it).</summary>
    public sealed record ProvisionMoved(string Name, string Label, ProvisionState State, TwinRef? Twin, JsonElement Body, string? Detail) : LedgerChange;

    /// <summary>A named document: schema snapshot, plan, estimate, check results. The newest of a name counts; all are kept.</summary>
    public sealed record DocumentSaved(string Name, string Json) : LedgerChange;

    /// <summary>Somebody signed.</summary>
    /// <param name="Gate">scope, mapping, sample or cut-over.</param>
    /// <param name="Binding">Hashes that the signature binds: snapshot, plan, route, code.</param>
    public sealed record SignedOff(
        string Gate, string By, bool IsDemo, string Comment, IReadOnlyDictionary<string, string> Binding) : LedgerChange;

    /// <summary>The state of a manual step.</summary>
    public sealed record ManualStepMoved(string Name, string Half, string State, string Proof, string By, string Detail) : LedgerChange;

    /// <summary>A phase or step began, ended or failed, with its counts.</summary>
    public sealed record StepMoved(string Step, string State, IReadOnlyDictionary<string, long> Counts) : LedgerChange;

    /// <summary>A round of catching up found a record different from what it was at the mark. Again in the same round: the newer words stand.</summary>
    /// <param name="Scan">Number of the round's first scan.</param>
    /// <param name="Before">What is known of it before: values that changed, or the earlier body's hash; null where nothing is.</param>
    public sealed record DifferenceFound(
        RecordKey Key, long Scan, string Object, DifferenceKind What, string? Before, string? After) : LedgerChange;

    /// <summary>A finding after the cut-over was made or moved on. One that was settled and is made again is open again.</summary>
    /// <param name="By">Who moved it: a person, or <c>workbench</c>.</param>
    public sealed record FindingMoved(
        RecordKey Key, FindingSide Side, string What, FindingProgress State, string By, string Detail) : LedgerChange;

    /// <summary>Somebody said how much of an account's quota the migration may use, and when. It holds from now on, also for what runs already.</summary>
    /// <param name="By">The person.</param>
    public sealed record LimitsSet(AccountSide Side, AccountLimits Limits, string By) : LedgerChange;

    /// <summary>
    /// Personal data left the ledger: bodies, payloads, promises, images, labels and values are gone, their hashes stay. What is left of
    /// verdicts and notes is fixed by <paramref name="LeftSha256"/>, because the events of before fix them only together with the texts.
    /// </summary>
    /// <param name="LeftSha256">Set by the ledger.</param>
    public sealed record PersonalDataPurged(string By, string Why, string LeftSha256 = "") : LedgerChange;

    /// <summary>An executed notebook entered the record.</summary>
    public sealed record NotebookRun(string Notebook, string InputSha256, string OutputPath, string OutputSha256, bool Succeeded) : LedgerChange;
}

/// <summary>Where one write stands.</summary>
public enum WriteState
{
    /// <summary>Due, not sent or certainly not carried out.</summary>
    Planned,

    /// <summary>Intended; after a crash this means in doubt.</summary>
    Sending,

    /// <summary>Carried out.</summary>
    Done,

    /// <summary>Refused for good.</summary>
    Refused,

    /// <summary>Sent, outcome unknown, not yet or not to be resolved by asking.</summary>
    InDoubt,

    /// <summary>Undone by a rollback.</summary>
    Removed,
}

/// <summary>What a person says about a write in doubt.</summary>
public enum DoubtDecision
{
    /// <summary>It was carried out.</summary>
    CarriedOut,

    /// <summary>It was not; it may be sent once more without asking first.</summary>
    NotCarriedOut,

    /// <summary>Whatever became of it, the record is left out. Replaying it asks the destination first.</summary>
    LeftOut,
}

/// <summary>What is known about the last time a write was sent.</summary>
public enum WriteDoubt
{
    /// <summary>Its outcome, or that it never was.</summary>
    None,

    /// <summary>Nothing: it may have arrived, so the destination is asked before it is ever sent again.</summary>
    Open,

    /// <summary>A person says that it did not arrive.</summary>
    Cleared,
}

/// <summary>How a twin came to belong to a record; a rollback removes only <see cref="Created"/> ones.</summary>
public enum TwinOrigin
{
    None,
    Created,

    /// <summary>Stood there before and was changed; its before-image is restored.</summary>
    Updated,

    /// <summary>Stood there before, with our key or the same values, and was left as it was.</summary>
    Adopted,
}

public enum ProvisionState
{
    Intended,
    Created,
    Existed,
    Manual,
    Removed,
    Leftover,
}

public enum RemovalResult
{
    Removed,
    Restored,

    /// <summary>Out of sight, but the vendor keeps it: gone for a new load, named as a leftover for people.</summary>
    Archived,

    /// <summary>Still visible; the vendor has no call that removes it.</summary>
    Leftover,
    Skipped,
}
