using System.Text.Json.Nodes;
using Workbench.Core.Hashing;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Load;

/// <summary>
/// Carries out one write so that it happens once: resolve what it refers to, look before sending where it may have happened already,
/// record the intent, send, record the outcome. A doubtful outcome is resolved by asking, never by sending again.
/// </summary>
internal sealed class WriteProtocol(MigrationEnvironment environment, LoadOptions options)
{
    private readonly Doubt doubt = new(environment, options);
    private readonly ExistingTwins existing = new(environment);

    /// <summary>Executes one write.</summary>
    /// <returns>False where the rest of its thread must wait.</returns>
    public async Task<bool> ExecuteAsync(WriteRow row, CancellationToken cancellation)
    {
        var references = References.Of(row, environment.Read);
        if (references.Missing is { } missing)
        {
            return await HoldAsync(row, missing, cancellation);
        }

        if (row is { IsUpdate: true, Write: { Creates: not null, UpdateBody: not null } } && (row.Twin ?? existing.Find(row)) is { } mine)
        {
            return await UpdateAgainAsync(row, references, mine, cancellation);
        }

        var body = references.Resolve(row.Write.Body);
        if (row.State is WriteState.Sending or WriteState.InDoubt || references.AnyExisted)
        {
            var sentAt = row.State == WriteState.Planned ? null : row.SentAt;
            switch (await doubt.AskAsync(row, body, sentAt, cancellation))
            {
                case Lookup.Found { Twin: { } known } when row is { IsUpdate: true, Write: { Creates: not null, UpdateBody: not null } }:
                    return await UpdateAgainAsync(row, references, known, cancellation);
                case Lookup.Found found:
                    var origin = sentAt is null ? OriginOfExisting(found.Twin) : OriginOfSent(row);
                    await ConfirmAsync(row, new WriteAnswer.Done(found.Twin ?? row.Twin, null, "found"), origin);
                    return true;
                case Lookup.Ambiguous ambiguous:
                    return await ParkAsync(row, ambiguous.Why);
                default:
                    break;
            }
        }

        return existing.Find(row) is { } twin
            ? await UpdateExistingAsync(row, references, twin, cancellation)
            : await SendAsync(row, body, null, TwinOrigin.Created, cancellation);
    }

    /// <summary>
    /// Brings a known twin up to date: after a delta, or where an update was interrupted. That the twin is there says nothing about the
    /// update, so it is compared, and the same values are sent again where they did not arrive.
    /// </summary>
    private async Task<bool> UpdateAgainAsync(WriteRow row, References references, TwinRef twin, CancellationToken cancellation)
    {
        var origin = OriginOfSent(row);
        if (row.State is WriteState.Sending or WriteState.InDoubt && await existing.HoldsAsync(row, twin, cancellation))
        {
            await ConfirmAsync(row, new WriteAnswer.Done(twin, null, "found"), origin);
            return true;
        }

        return await SendAsync(row, references.Resolve(row.Write.UpdateBody!.Value), twin, origin, cancellation);
    }

    /// <summary>An interrupted update of a twin without origin of ours changed one that stood there before: a rollback must restore it, never remove it.</summary>
    private static TwinOrigin OriginOfSent(WriteRow row) => row switch
    {
        { IsUpdate: false } => TwinOrigin.Created,
        { Origin: TwinOrigin.None } => TwinOrigin.Updated,
        _ => row.Origin,
    };

    /// <summary>A twin of which an earlier state was kept holds its values because an interrupted update of ours arrived after all.</summary>
    private TwinOrigin OriginOfExisting(TwinRef? twin) =>
        twin is not null && environment.Read.BeforeImage(twin) is not null ? TwinOrigin.Updated : TwinOrigin.Adopted;

    /// <summary>A twin that stood there before is left as it is where it already holds every promised value, else changed after its image was kept.</summary>
    private async Task<bool> UpdateExistingAsync(WriteRow row, References references, TwinRef twin, CancellationToken cancellation)
    {
        if (row.Write.UpdateBody is not { } update || await existing.HoldsAsync(row, twin, cancellation))
        {
            await ConfirmAsync(row, new WriteAnswer.Done(twin, null, "stood there before"), OriginOfExisting(twin));
            return true;
        }

        var image = await environment.Destination.CaptureAsync(twin, cancellation);
        await environment.Ledger.CommitAsync([new LedgerChange.BeforeImageTaken(twin, image)], cancellation);
        return await SendAsync(row, references.Resolve(update), twin, TwinOrigin.Updated, cancellation);
    }

    private async Task<bool> SendAsync(WriteRow row, JsonNode body, TwinRef? twin, TwinOrigin origin, CancellationToken cancellation)
    {
        var passengers = twin is null ? Passengers.Of(row, environment.Read) : Passengers.None;
        body = passengers.Board(body);
        var payload = body.ToJsonString();
        for (var attempt = 1; ; attempt++)
        {
            await environment.Ledger.CommitAsync(
                [
                    new LedgerChange.WriteIntended(row.Key, row.Write.Name, row.Attempts + attempt, Sha256Hex.Of(payload), twin is not null),
                    .. passengers.Intended(),
                ],
                cancellation);
            var sentAt = environment.Clock.GetUtcNow();

            // Once the intent is durable the call is seen through: a stop request ends the run after it, not in the middle of it.
            var answer = await environment.Destination.SendAsync(row.Write, body, twin, environment.Files, CancellationToken.None);
            if (answer is WriteAnswer.Exists or WriteAnswer.Refused or WriteAnswer.NotSent)
            {
                await environment.Ledger.CommitAsync([.. passengers.Left("not sent with its carrier")], CancellationToken.None);
            }

            switch (answer)
            {
                case WriteAnswer.Done done:
                    await ConfirmAsync(row, done with { Twin = done.Twin ?? twin }, origin, passengers);
                    return true;
                case WriteAnswer.Exists exists when environment.Read.RecordOf(exists.Twin) is { } owner && owner != row.Key:
                    return await RejectAsync(
                        row, payload, "conflict", $"{exists.Twin.Print()} stands there already as the twin of {owner}.", exists.RequestId);
                case WriteAnswer.Exists exists when twin is null:
                    await EndAsync(row, WriteState.Planned, exists.RequestId, "a twin stands there already");
                    return await UpdateExistingAsync(row, References.Of(row, environment.Read), exists.Twin, cancellation);
                case WriteAnswer.Exists exists:
                    return await RejectAsync(row, payload, "conflict", $"Clashes with {exists.Twin.Print()}.", exists.RequestId);
                case WriteAnswer.Refused refused:
                    return await RejectAsync(row, payload, refused.Code, $"HTTP {refused.Status}: {refused.Message}", refused.RequestId);
                case WriteAnswer.NotSent notSent when attempt < options.Attempts:
                    await EndAsync(row, WriteState.Planned, null, notSent.Cause);
                    await Task.Delay(notSent.RetryAfter ?? BackOff.After(attempt), environment.Clock, cancellation);
                    break;
                case WriteAnswer.NotSent notSent:
                    await EndAsync(row, WriteState.Planned, null, notSent.Cause);
                    return false;
                case WriteAnswer.Unknown unknown:
                    await EndAsync(row, WriteState.InDoubt, unknown.RequestId, unknown.Cause);
                    switch (await AskAsync(row, body, twin, sentAt, cancellation))
                    {
                        case Lookup.Found found:
                            await ConfirmAsync(row, new WriteAnswer.Done(found.Twin ?? twin, unknown.RequestId, "found"), origin);
                            return true;
                        case Lookup.Absent when attempt < options.Attempts:
                            await Task.Delay(BackOff.After(attempt), environment.Clock, cancellation);
                            break;
                        case Lookup.Absent:
                            await EndAsync(row, WriteState.Planned, unknown.RequestId, unknown.Cause);
                            await environment.Ledger.CommitAsync([.. passengers.Left(unknown.Cause)], CancellationToken.None);
                            return false;
                        case Lookup.Ambiguous ambiguous:
                            return await ParkAsync(row, ambiguous.Why);
                    }

                    break;
            }
        }
    }

    private async Task<Lookup> AskAsync(WriteRow row, JsonNode body, TwinRef? twin, DateTimeOffset sentAt, CancellationToken cancellation) =>
        twin is null || row.Write.Creates is null ? await doubt.AskAsync(row, body, sentAt, cancellation)
        : await existing.HoldsAsync(row, twin, cancellation) ? new Lookup.Found(twin)
        : Lookup.Absent.Value;

    // An outcome is recorded even where a stop was requested meanwhile: leaving it out would only put the write in doubt.
    private async Task ConfirmAsync(WriteRow row, WriteAnswer.Done done, TwinOrigin origin, Passengers? passengers = null)
    {
        var arrived = (passengers ?? Passengers.None).Arrived(done.Carried).ToList();
        var changes = new List<LedgerChange>(Ended(row, done, origin));
        foreach (var (passenger, twin) in arrived)
        {
            changes.AddRange(Ended(passenger, new WriteAnswer.Done(twin, done.RequestId, $"inside {row.Write.Name} of {row.Key}"), origin));
        }

        await environment.Ledger.CommitAsync(changes, CancellationToken.None);

        // Read after the commit: of two writes of one record that end together, the later one sees both.
        await environment.Ledger.CommitAsync(
            [
                .. arrived.Select(passenger => passenger.Row.Key).Prepend(row.Key)
                    .Where(key => environment.Read.Writes(key).All(write => write.State == WriteState.Done))
                    .Select(key => new LedgerChange.EntryMoved(key, EntryState.Loaded, null)),
            ],
            CancellationToken.None);
    }

    private IEnumerable<LedgerChange> Ended(WriteRow row, WriteAnswer.Done done, TwinOrigin origin)
    {
        yield return new LedgerChange.WriteEnded(row.Key, row.Write.Name, WriteState.Done, done.Twin, origin, done.RequestId, done.Answer);
        if (done.Twin is { } holder)
        {
            foreach (var part in Parts(row).Where(part => !IsRejectedByPlan(part)))
            {
                yield return new LedgerChange.FileCarried(part, part.Kind == Kind.Attachment ? FileIn(holder, part) : holder, origin, row.Write.Name);
            }
        }
    }

    private static TwinRef FileIn(TwinRef holder, RecordKey file) =>
        new(FilePromise.TwinType, $"{holder.Id}/{file.Id}", holder.Container ?? holder.Print());

    /// <summary>Carried records without a write of their own.</summary>
    private IEnumerable<RecordKey> Parts(WriteRow row) => row.Write.Carries.Where(carried => environment.Read.Writes(carried).Count == 0);

    /// <summary>A part that is rejected for itself does not arrive with its carrier; one that was rejected with an earlier carrier does.</summary>
    private bool IsRejectedByPlan(RecordKey part) =>
        environment.Read.Entry(part) is { State: EntryState.Rejected, Reason: not ReasonCode.ParentRejected };

    private async Task<bool> HoldAsync(WriteRow row, TwinToken missing, CancellationToken cancellation)
    {
        var parent = environment.Read.Entry(missing.Key);
        if (parent is { State: EntryState.Mapped or EntryState.Sending or EntryState.Waiting or EntryState.Extracted or EntryState.InDoubt })
        {
            await environment.Ledger.CommitAsync([new LedgerChange.EntryMoved(row.Key, EntryState.Waiting, missing.Key.ToString())], cancellation);
            return true;
        }

        return await RejectAsync(
            row, row.Write.Body.GetRawText(), ReasonCode.ParentRejected, $"{missing.Key} has no {missing.Type} in the destination.", null);
    }

    private async Task<bool> RejectAsync(
        WriteRow row, string payload, string code, string detail, string? requestId)
    {
        var changes = new List<LedgerChange>
        {
            new LedgerChange.WriteEnded(row.Key, row.Write.Name, WriteState.Refused, null, TwinOrigin.None, requestId, detail),
            new LedgerChange.RecordRejected(row.Key, code, $"{row.Write.Operation}: {detail}", payload),
        };
        changes.AddRange(Parts(row).Select(carried =>
            new LedgerChange.RecordRejected(carried, ReasonCode.ParentRejected, $"{row.Key} was refused.", null)));
        await environment.Ledger.CommitAsync(changes, CancellationToken.None);
        return true;
    }

    private async Task<bool> ParkAsync(WriteRow row, string why)
    {
        await environment.Ledger.CommitAsync(
            [
                new LedgerChange.WriteEnded(row.Key, row.Write.Name, WriteState.InDoubt, null, TwinOrigin.None, null, why),
                new LedgerChange.EntryMoved(row.Key, EntryState.InDoubt, why),
            ],
            CancellationToken.None);
        return false;
    }

    private Task EndAsync(WriteRow row, WriteState state, string? requestId, string cause) =>
        environment.Ledger.CommitAsync(
            [new LedgerChange.WriteEnded(row.Key, row.Write.Name, state, row.Twin, row.Origin, requestId, cause)], CancellationToken.None).AsTask();
}
