using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger.Changes;

namespace Workbench.Ledger.Rows;

/// <summary>One source record. <paramref name="Deleted"/>: the last full scan no longer saw it.</summary>
public sealed record EntryRow(
    RecordKey Key, string Object, EntryState State, string? Reason, string BodySha256, DateTimeOffset? ModifiedAt,
    DateTimeOffset? OccurredAt, string Form, string Label, RecordKey? Home, long FirstScan, long LastScan, bool Deleted);

/// <summary>One write with its outcome so far. <paramref name="SentAt"/> is the time of the last intent.</summary>
public sealed record WriteRow(
    RecordKey Key, Write Write, WriteState State, int Attempts, DateTimeOffset? SentAt, bool IsUpdate, string? PayloadSha256, TwinRef? Twin,
    TwinOrigin Origin, string? RequestId, WriteDoubt Doubt = WriteDoubt.None);

/// <summary>What the destination answered to a write, and the fingerprint of the payload that it answered to.</summary>
public sealed record StoredAnswer(string? Text, string? PayloadSha256);

/// <summary>Rejected records of one phase and reason, by the write that was refused; phase 0 holds those that were rejected before any write.</summary>
public sealed record RejectCount(int Phase, string Code, long Records);

/// <summary>A twin of a record.</summary>
public sealed record TwinRow(RecordKey Key, TwinRef Twin, TwinOrigin Origin, string Write, bool Removed);

/// <summary>A record with what was promised of it and the twins that must show it.</summary>
public sealed record PromiseRow(RecordKey Key, string Object, EntryState State, string? Reason, PromiseList Promises, IReadOnlyList<TwinRow> Twins);

/// <summary>A stored file, or why there is none.</summary>
public sealed record FileRow(RecordKey Key, string FileName, string ContentType, long Bytes, string? Sha256, string? Failure, string? Detail);

public sealed record NoteRow(RecordKey Key, string? Field, string Code, string Detail);

public sealed record RejectRow(RecordKey Key, string Code, string Detail, string? Payload, DateTimeOffset At);

public sealed record StateCount(string Object, Kind Kind, EntryState State, string? Reason, long Records);

public sealed record VerdictCount(string Object, Kind Kind, string Field, VerdictClass Class, string? Reason, long Fields);

public sealed record NoteCount(string Object, string? Field, string Code, long Records);

public sealed record SignOffRow(
    string Gate, string By, bool IsDemo, string Comment, IReadOnlyDictionary<string, string> Binding, DateTimeOffset At, string RootHash);

public sealed record ManualStepRow(string Name, string Half, string State, string Proof, string By, string Detail, DateTimeOffset At);

public sealed record ProvisionRow(string Name, string Label, ProvisionState State, TwinRef? Twin, string Body, string? Detail);

public sealed record RemovalRow(RecordKey Key, string Write, TwinRef? Twin, RemovalResult Result, string? Detail);

/// <summary>A phase or step as it moved. <paramref name="Number"/> is that of its event.</summary>
public sealed record StepRow(long Number, DateTimeOffset At, string Step, string State, IReadOnlyDictionary<string, long> Counts);

/// <summary>A record that a round of catching up found different. <paramref name="Scan"/> is the round's first scan.</summary>
public sealed record DifferenceRow(RecordKey Key, long Scan, string Object, DifferenceKind What, string? Before, string? After);

/// <summary>A finding after the cut-over, as it stands.</summary>
/// <param name="FoundAt">When it was opened, the last time.</param>
/// <param name="At">When it last moved.</param>
public sealed record FindingRow(
    RecordKey Key, FindingSide Side, string What, FindingProgress State, string By, string Detail, DateTimeOffset FoundAt, DateTimeOffset At);

/// <summary>The limits of one account, and who set them when.</summary>
public sealed record LimitsRow(AccountSide Side, AccountLimits Limits, string By, DateTimeOffset At);

public sealed record EventRow(long Number, DateTimeOffset At, string Change, string? Key, string Data, string Hash);
