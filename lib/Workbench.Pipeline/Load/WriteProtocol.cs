using System.Text.Json.Nodes;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
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
internal sealed class WriteProtocol(MigrationEnvironment environment, LoadOptions options, RequestSlots slots)
{
    private readonly Doubt doubt = new(environment, options, slots);
    private readonly ExistingTwins existing = new(environment);
    private readonly WriteOutcomes outcomes = new(environment);

    private readonly DateTimeOffset begunAt = environment.Clock.GetUtcNow();

    /// <summary>Executes one write.</summary>
    public async Task<Execution> ExecuteAsync(WriteRow row, CancellationToken cancellation)
    {
        // A pause holds up what has not begun; what has, passes: once its intent is durable, nothing can stop its calls.
        await environment.DestinationGate.PassAsync(cancellation);
        var execution = await CarryOutAsync(row, cancellation);
        if (!execution.GoesOn || !WriteOutcomes.IsOpen(row))
        {
            return execution;
        }

        // With the doubt resolved, what was composed meanwhile counts: the write may be due again, with another body.
        await execution.Recorded;
        return DueNow(row) is { State: WriteState.Planned } due ? await CarryOutAsync(due, cancellation) : execution;
    }

    /// <summary>Asks about a write in doubt, and sends nothing where it did not arrive; only an update of a known twin is sent again.</summary>
    public async Task ResolveDoubtAsync(WriteRow open, CancellationToken cancellation)
    {
        await environment.DestinationGate.PassAsync(cancellation);
        await (await CarryOutAsync(open, cancellation)).Recorded;
    }

    /// <summary>The write as the ledger holds it now; null where it is not due any more.</summary>
    public WriteRow? DueNow(WriteRow row) => environment.Read.Writes(row.Key).FirstOrDefault(write =>
        write.State is WriteState.Planned or WriteState.Sending or WriteState.InDoubt && write.Write.Name == row.Write.Name);

    private async Task<Execution> CarryOutAsync(WriteRow row, CancellationToken cancellation)
    {
        var references = References.Of(row, environment.Read);
        if (references.Missing is { } missing)
        {
            return await HoldAsync(row, missing, cancellation);
        }

        if (WriteOutcomes.IsOpen(row) && !SentPayload.IsStill(row, references))
        {
            return await ParkAsync(row, $"what was sent (payload {row.PayloadSha256![..8]}) is not what would be sent now, so the destination cannot be asked about it");
        }

        if (row is { IsUpdate: true, Write: { Creates: not null, UpdateBody: not null } } && (row.Twin ?? existing.Find(row)) is { } mine)
        {
            return await UpdateAgainAsync(row, references, mine, cancellation);
        }

        if (WriteOutcomes.IsOpen(row) || (references.AnyExisted && row.Doubt != WriteDoubt.Cleared))
        {
            var sent = WriteOutcomes.IsOpen(row) ? CallTime.Of(row, environment.Read, begunAt) : null;
            switch (await doubt.AskAsync(row, references.Resolve(row.Write.Body), sent, cancellation))
            {
                case Lookup.Found { Twin: { } known } when row is { IsUpdate: true, Write: { Creates: not null, UpdateBody: not null } }:
                    return await UpdateAgainAsync(row, references, known, cancellation);
                case Lookup.Found found:
                    var origin = sent is null ? OriginOfExisting(found.Twin) : WriteOutcomes.OriginOfSent(row);
                    await outcomes.ConfirmAsync(row, new WriteAnswer.Done(found.Twin ?? row.Twin, null, "found"), origin);
                    return Execution.Over;
                case Lookup.Ambiguous ambiguous:
                    return await ParkAsync(row, ambiguous.Why);
                case Lookup.Absent when WriteOutcomes.IsOpen(row):
                    await outcomes.EndAsync(row, WriteState.Planned, null, "the destination does not have it");
                    return Execution.Over;
                default:
                    break;
            }
        }

        return existing.Find(row) is { } twin
            ? await UpdateExistingAsync(row, references, twin, cancellation)
            : await SendAsync(row, references, null, TwinOrigin.Created, cancellation);
    }

    /// <summary>
    /// Brings a known twin up to date: after a delta, or where an update was interrupted. That the twin is there says nothing about the
    /// update, so it is compared, and the same values are sent again where they did not arrive.
    /// </summary>
    private async Task<Execution> UpdateAgainAsync(WriteRow row, References references, TwinRef twin, CancellationToken cancellation)
    {
        var origin = WriteOutcomes.OriginOfSent(row);
        if (origin == TwinOrigin.Adopted)
        {
            // It stood there before and was left as it was until now: this is the first time that it is changed.
            return await UpdateExistingAsync(row, references, twin, cancellation);
        }

        if (row.State is WriteState.Sending or WriteState.InDoubt && await slots.RunAsync(() => existing.HoldsAsync(row, twin, cancellation)))
        {
            await outcomes.ConfirmAsync(row, new WriteAnswer.Done(twin, null, "found"), origin);
            return Execution.Over;
        }

        return await SendAsync(row, references, twin, origin, cancellation);
    }

    /// <summary>A twin of which an earlier state was kept holds its values because an interrupted update of ours arrived after all.</summary>
    private TwinOrigin OriginOfExisting(TwinRef? twin) =>
        twin is not null && environment.Read.BeforeImage(twin) is not null ? TwinOrigin.Updated : TwinOrigin.Adopted;

    /// <summary>A twin that stood there before is left as it is where it already holds every promised value, else changed after its image was kept.</summary>
    private async Task<Execution> UpdateExistingAsync(WriteRow row, References references, TwinRef twin, CancellationToken cancellation)
    {
        if (row.Write.UpdateBody is null || await slots.RunAsync(() => existing.HoldsAsync(row, twin, cancellation)))
        {
            await outcomes.ConfirmAsync(row, new WriteAnswer.Done(twin, null, "stood there before"), OriginOfExisting(twin));
            return Execution.Over;
        }

        if (environment.Destination.Restores(twin.Type))
        {
            var image = await slots.RunAsync(() => environment.Destination.CaptureAsync(twin, cancellation));
            await environment.Ledger.CommitAsync([new LedgerChange.BeforeImageTaken(twin, image)], cancellation);
        }

        return await SendAsync(row, references, twin, TwinOrigin.Updated, cancellation);
    }

    /// <summary>Sends the body, or the update body where a twin is known.</summary>
    private async Task<Execution> SendAsync(WriteRow row, References references, TwinRef? twin, TwinOrigin origin, CancellationToken cancellation)
    {
        var passengers = twin is null ? Passengers.Of(row, environment.Read) : Passengers.None;
        var stored = twin is null ? row.Write.Body : row.Write.UpdateBody!.Value;
        var body = references.Resolve(stored);
        var fingerprint = references.IsPlain(stored) ? SentPayload.Fingerprint(stored) : SentPayload.Fingerprint(body);
        var sent = row with { State = WriteState.Sending, PayloadSha256 = fingerprint, IsUpdate = twin is not null };
        body = passengers.Board(body);
        for (var attempt = 1; ; attempt++)
        {
            // What has to be sent again may have waited out of the hours in which something may be sent.
            await environment.DestinationGate.PassAsync(cancellation);
            await environment.Ledger.CommitAsync(
                [
                    new LedgerChange.WriteIntended(row.Key, row.Write.Name, row.Attempts + attempt, fingerprint, sent.IsUpdate),
                    .. passengers.Intended(),
                ],
                cancellation);
            var (answer, sentAt) = await CallAsync(sent, body, twin, passengers);
            if (answer is WriteAnswer.Exists or WriteAnswer.Refused or WriteAnswer.NotSent)
            {
                await environment.Ledger.CommitAsync([.. passengers.Left("not sent with its carrier")], CancellationToken.None);
            }

            switch (answer)
            {
                case WriteAnswer.Done done:
                    return new Execution(GoesOn: true, outcomes.ConfirmAsync(sent, done with { Twin = done.Twin ?? twin }, origin, passengers));
                case WriteAnswer.Exists exists when environment.Read.RecordOf(exists.Twin) is { } owner && owner != row.Key:
                    return await RejectAsync(
                        sent, body.ToJsonString(), ReasonCode.Conflict, $"{exists.Twin.Print()} stands there already as the twin of {owner}.", exists.RequestId);
                case WriteAnswer.Exists exists when twin is null:
                    await outcomes.EndAsync(sent, WriteState.Planned, exists.RequestId, "a twin stands there already");
                    if (environment.Read.RecordOf(exists.Twin) is { } since && since != row.Key)
                    {
                        // Its outcome was on its way to the disk when this answer came.
                        return await RejectAsync(
                            sent, body.ToJsonString(), ReasonCode.Conflict, $"{exists.Twin.Print()} stands there already as the twin of {since}.", exists.RequestId);
                    }

                    return await UpdateExistingAsync(row, References.Of(row, environment.Read), exists.Twin, cancellation);
                case WriteAnswer.Exists exists:
                    return await RejectAsync(sent, body.ToJsonString(), ReasonCode.Conflict, $"Clashes with {exists.Twin.Print()}.", exists.RequestId);
                case WriteAnswer.Refused refused:
                    return await RejectAsync(sent, body.ToJsonString(), refused.Code, $"HTTP {refused.Status}: {refused.Message}", refused.RequestId);
                case WriteAnswer.NotSent notSent when attempt < options.Attempts:
                    await outcomes.EndAsync(sent, WriteState.Planned, null, notSent.Cause);
                    await Task.Delay(notSent.RetryAfter ?? BackOff.After(attempt), environment.Clock, cancellation);
                    break;
                case WriteAnswer.NotSent notSent:
                    await outcomes.EndAsync(sent, WriteState.Planned, null, notSent.Cause);
                    return Execution.Waits;
                case WriteAnswer.Unknown unknown:
                    await outcomes.EndAsync(sent, WriteState.InDoubt, unknown.RequestId, unknown.Cause);
                    switch (await AskAsync(row, body, twin, new SendTime(sentAt, environment.Clock.GetUtcNow()), cancellation))
                    {
                        case Lookup.Found found:
                            await outcomes.ConfirmAsync(sent, new WriteAnswer.Done(found.Twin ?? twin, unknown.RequestId, "found"), origin);
                            return Execution.Over;
                        case Lookup.Absent when attempt < options.Attempts:
                            await Task.Delay(BackOff.After(attempt), environment.Clock, cancellation);
                            break;
                        case Lookup.Absent:
                            await outcomes.EndAsync(sent, WriteState.Planned, unknown.RequestId, unknown.Cause);
                            await environment.Ledger.CommitAsync([.. passengers.Left(unknown.Cause)], CancellationToken.None);
                            return Execution.Waits;
                        case Lookup.Ambiguous ambiguous:
                            return await ParkAsync(sent, ambiguous.Why);
                    }

                    break;
            }
        }
    }

    /// <summary>
    /// Makes the call as soon as its turn comes. Once begun it is seen through: a stop request ends the run after it, not in the middle of
    /// it. One that the stop request met before is known not to have been made.
    /// </summary>
    private async Task<(WriteAnswer Answer, DateTimeOffset SentAt)> CallAsync(WriteRow sent, JsonNode body, TwinRef? twin, Passengers passengers)
    {
        DateTimeOffset? sentAt = null;
        try
        {
            var answer = await slots.RunAsync(() =>
            {
                if (!environment.Ledger.MaySend)
                {
                    throw new LedgerException($"{sent.Key}: this process may have lost its right to write, so '{sent.Write.Name}' was not sent. Run the load again: it asks about it first.")
                    {
                        IsHeld = true,
                    };
                }

                sentAt = environment.Clock.GetUtcNow();
                return environment.Destination.SendAsync(sent.Write, body, twin, environment.Files, CancellationToken.None);
            });
            return (answer, sentAt!.Value);
        }
        catch (OperationCanceledException) when (sentAt is null)
        {
            const string Cause = "stopped before it was sent";
            await outcomes.EndAsync(sent, WriteState.Planned, null, Cause);
            await environment.Ledger.CommitAsync([.. passengers.Left(Cause)], CancellationToken.None);
            throw;
        }
    }

    private async Task<Lookup> AskAsync(WriteRow row, JsonNode body, TwinRef? twin, SendTime sent, CancellationToken cancellation) =>
        twin is null || row.Write.Creates is null ? await doubt.AskAsync(row, body, sent, cancellation)
        : await slots.RunAsync(() => existing.HoldsAsync(row, twin, cancellation)) ? new Lookup.Found(twin)
        : Lookup.Absent.Value;

    private async Task<Execution> HoldAsync(WriteRow row, TwinToken missing, CancellationToken cancellation)
    {
        var parent = environment.Read.Entry(missing.Key);
        if (parent is { State: EntryState.Mapped or EntryState.Sending or EntryState.Waiting or EntryState.Extracted or EntryState.InDoubt })
        {
            await environment.Ledger.CommitAsync([new LedgerChange.EntryMoved(row.Key, EntryState.Waiting, missing.Key.ToString())], cancellation);
            return Execution.Over;
        }

        // No answer to what was sent, if anything was: a replay asks first.
        row = row with { PayloadSha256 = null };
        var detail = $"{missing.Key} has no {missing.Type} in the destination.";
        if (environment.Read.Entry(row.Key) is { State: EntryState.Rejected })
        {
            // The record's first refusal is the reason that people need; that its other writes fall with it is not.
            await outcomes.RefuseAsync(row, detail);
            return Execution.Over;
        }

        return await RejectAsync(row, row.Write.Body.GetRawText(), ReasonCode.ParentRejected, detail, null);
    }

    private async Task<Execution> RejectAsync(WriteRow row, string payload, string code, string detail, string? requestId)
    {
        await outcomes.RejectAsync(row, payload, code, detail, requestId);
        return Execution.Over;
    }

    private async Task<Execution> ParkAsync(WriteRow row, string why)
    {
        await outcomes.ParkAsync(row, why);
        return Execution.Waits;
    }
}
