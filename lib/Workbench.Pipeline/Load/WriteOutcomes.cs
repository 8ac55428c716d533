using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Load;

/// <summary>
/// Records what became of a write, with the fingerprint of the payload that the answer is about. An outcome is recorded even where a stop was
/// requested meanwhile: leaving it out would only put the write in doubt.
/// </summary>
internal sealed class WriteOutcomes(MigrationEnvironment environment)
{
    /// <summary>True where nobody knows whether the last send of this write arrived.</summary>
    public static bool IsOpen(WriteRow row) => row.State is WriteState.Sending or WriteState.InDoubt || row.Doubt == WriteDoubt.Open;

    /// <summary>An interrupted update of a twin without origin of ours changed one that stood there before: a rollback must restore it, never remove it.</summary>
    public static TwinOrigin OriginOfSent(WriteRow row) => row switch
    {
        { IsUpdate: false } => TwinOrigin.Created,
        { Origin: TwinOrigin.None } => TwinOrigin.Updated,
        _ => row.Origin,
    };

    /// <param name="decision">The person's word from which the confirmation follows; null where the destination itself confirmed.</param>
    public Task ConfirmAsync(
        WriteRow row, WriteAnswer.Done done, TwinOrigin origin, Passengers? passengers = null, LedgerChange.DoubtDecided? decision = null)
    {
        List<LedgerChange> changes = [.. Because(decision), .. Ended(row, done, origin)];
        foreach (var (passenger, twin) in (passengers ?? Passengers.None).Arrived(done.Carried))
        {
            changes.AddRange(Ended(Passengers.AsSent(passenger), new WriteAnswer.Done(twin, done.RequestId, $"inside {row.Write.Name} of {row.Key}"), origin));
        }

        return environment.Ledger.CommitAsync(changes, CancellationToken.None).AsTask();
    }

    /// <summary>Makes the record a reject, and with it what travels inside the write.</summary>
    /// <param name="decision">The person's word from which the reject follows; null where the destination refused.</param>
    public Task RejectAsync(
        WriteRow row, string payload, string code, string detail, string? requestId, LedgerChange.DoubtDecided? decision = null) =>
        environment.Ledger.CommitAsync(
            [
                .. Because(decision),
                Refused(row, requestId, detail),
                new LedgerChange.RecordRejected(row.Key, code, $"{row.Write.Operation}: {detail}", payload),
                .. Fallen(row),
            ],
            CancellationToken.None).AsTask();

    /// <summary>Ends a write of a record that is rejected already, and keeps the reason of that; what travels inside the write falls with it.</summary>
    public Task RefuseAsync(WriteRow row, string detail) =>
        environment.Ledger.CommitAsync([Refused(row, null, detail), .. Fallen(row)], CancellationToken.None).AsTask();

    /// <summary>Leaves the write to a person: the destination cannot say what became of it.</summary>
    public Task ParkAsync(WriteRow row, string why) => environment.Ledger.CommitAsync(
        [
            new LedgerChange.WriteEnded(row.Key, row.Write.Name, WriteState.InDoubt, null, TwinOrigin.None, null, why, Answered(row)),
            new LedgerChange.EntryMoved(row.Key, EntryState.InDoubt, why),
        ],
        CancellationToken.None).AsTask();

    /// <summary>Moves the write to a state in which its twin stays what it was.</summary>
    public Task EndAsync(WriteRow row, WriteState state, string? requestId, string cause) => environment.Ledger.CommitAsync(
        [new LedgerChange.WriteEnded(row.Key, row.Write.Name, state, row.Twin, row.Origin, requestId, cause, Answered(row))],
        CancellationToken.None).AsTask();

    private static LedgerChange Refused(WriteRow row, string? requestId, string detail) =>
        new LedgerChange.WriteEnded(row.Key, row.Write.Name, WriteState.Refused, null, TwinOrigin.None, requestId, detail, Answered(row));

    private IEnumerable<LedgerChange> Fallen(WriteRow row) =>
        Parts(row).Select(part => new LedgerChange.RecordRejected(part, ReasonCode.ParentRejected, $"{row.Key} was refused.", null));

    private IEnumerable<LedgerChange> Ended(WriteRow row, WriteAnswer.Done done, TwinOrigin origin)
    {
        yield return new LedgerChange.WriteEnded(
            row.Key, row.Write.Name, WriteState.Done, done.Twin, origin, done.RequestId, done.Answer, Answered(row));
        if (done.Twin is { } holder)
        {
            foreach (var part in Parts(row).Where(part => !IsRejectedByPlan(part)))
            {
                yield return new LedgerChange.FileCarried(part, part.Kind == Kind.Attachment ? FileIn(holder, part) : holder, origin, row.Write.Name);
            }
        }
    }

    private static IEnumerable<LedgerChange> Because(LedgerChange.DoubtDecided? decision) => decision is null ? [] : [decision];

    /// <summary>The payload that an answer is about: that of the last send, where its outcome was open.</summary>
    private static string? Answered(WriteRow row) => IsOpen(row) ? row.PayloadSha256 : null;

    private static TwinRef FileIn(TwinRef holder, RecordKey file) =>
        new(FilePromise.TwinType, $"{holder.Id}/{file.Id}", holder.Container ?? holder.Print());

    /// <summary>Carried records without a write of their own.</summary>
    private IEnumerable<RecordKey> Parts(WriteRow row) => row.Write.Carries.Where(carried => environment.Read.Writes(carried).Count == 0);

    /// <summary>A part that is rejected for itself does not arrive with its carrier; one that was rejected with an earlier carrier does.</summary>
    private bool IsRejectedByPlan(RecordKey part) =>
        environment.Read.Entry(part) is { State: EntryState.Rejected, Reason: not ReasonCode.ParentRejected };
}
