using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;
using Workbench.Pipeline.Load;
using Workbench.Pipeline.SignOff;

namespace Workbench.Pipeline.Doubts;

/// <summary>
/// Takes a person's decision about a write of which the destination could not say whether it arrived. It sends nothing; the decision stands
/// in the ledger before what follows from it, in one unit.
/// </summary>
public sealed class ResolveStep(MigrationEnvironment environment)
{
    private readonly DoubtCandidates candidates = new(environment);
    private readonly WriteOutcomes outcomes = new(environment);

    /// <summary>"It was carried out." The twin is read back first.</summary>
    /// <param name="write">Name of the write; null where only one of the record is in doubt.</param>
    /// <param name="twin">Id of the twin that it made; null for a write that makes none.</param>
    /// <returns>The twin, or null for a write that makes none.</returns>
    /// <exception cref="GateException">Nothing is in doubt, or the twin is missing, not there, or another record's. Nothing was changed.</exception>
    public async Task<TwinRef?> CarriedOutAsync(RecordKey key, string? write, string? twin, PersonsWord word, CancellationToken cancellation)
    {
        var row = Parked(key, write);
        var made = await MadeAsync(row, twin, cancellation);
        await outcomes.ConfirmAsync(
            row, new WriteAnswer.Done(made, null, $"decided by {word.By}"), OriginOf(row, made), decision: Decided(row, DoubtDecision.CarriedOut, made, word));
        if (environment.Read.Writes(key) is var writes && writes.Any(left => left.State != WriteState.Done) && !writes.Any(WriteOutcomes.IsOpen))
        {
            await environment.Ledger.CommitAsync([new LedgerChange.EntryMoved(key, EntryState.Sending, null)], cancellation);
        }

        return made;
    }

    /// <summary>"It was not carried out." The next load sends it once more, without asking first.</summary>
    /// <param name="permit">Leave to load: this is the one way in which a write is sent a second time on a person's word.</param>
    /// <exception cref="GateException">Nothing is in doubt, or the destination shows by now that it arrived. Nothing was changed.</exception>
    public async Task NotCarriedOutAsync(RecordKey key, string? write, PersonsWord word, WritePermit permit, CancellationToken cancellation)
    {
        permit.Require(WritePurpose.Load, environment, permit.Plan);
        var row = Parked(key, write);
        if (await candidates.AskAsync(row, cancellation) is Lookup.Found found)
        {
            throw new GateException(
                $"{key}: the destination shows now that '{row.Write.Name}' was carried out{(found.Twin is { } twin ? $" ({twin.Print()})" : "")}. "
                + "Nothing was changed. Run the load again: it takes that over.");
        }

        List<LedgerChange> changes =
        [
            Decided(row, DoubtDecision.NotCarriedOut, null, word),
            new LedgerChange.WriteEnded(
                row.Key, row.Write.Name, WriteState.Planned, row.Twin, row.Origin, null, $"not carried out, decided by {word.By}", row.PayloadSha256),
            .. Passengers.Of(row, environment.Read).Left("its carrier was not carried out"),
        ];
        if (!Open(key).Any(other => other.Write.Name != row.Write.Name))
        {
            changes.Add(new LedgerChange.EntryMoved(key, EntryState.Mapped, null));
        }

        await environment.Ledger.CommitAsync(changes, cancellation);
    }

    /// <summary>"Leave it out." The record becomes a reject; replaying it asks the destination before anything is sent.</summary>
    /// <exception cref="GateException">Nothing is in doubt. Nothing was changed.</exception>
    public Task LeaveOutAsync(RecordKey key, string? write, PersonsWord word)
    {
        var row = Parked(key, write);
        return outcomes.RejectAsync(
            row, row.Write.Body.GetRawText(), ReasonCode.LeftInDoubt, $"left out by {word.By}: {word.Why}", row.RequestId,
            Decided(row, DoubtDecision.LeftOut, null, word));
    }

    private async Task<TwinRef?> MadeAsync(WriteRow row, string? id, CancellationToken cancellation)
    {
        var (key, type) = (row.Key, row.Write.Creates);
        if (type is null)
        {
            return id is null ? null : throw new GateException($"{key}: '{row.Write.Name}' makes no twin of its own. Leave the id out. Nothing was changed.");
        }

        var wanted = id ?? row.Twin?.Id
            ?? throw new GateException($"{key}: '{row.Write.Name}' makes a {type}. Give the id under which the destination shows it. Nothing was changed.");
        var made = await candidates.ReadAsync(row, wanted, cancellation)
            ?? throw new GateException($"{key}: the destination shows no {type} {wanted} that this write could have made. Nothing was changed. Check the id.");
        var owner = environment.Read.RecordOf(made) ?? environment.Read.Existing(made)?.ExternalKey;
        return owner is null || owner == key
            ? made
            : throw new GateException($"{key}: {made.Print()} is the twin of {owner}. Nothing was changed. Check the id.");
    }

    /// <summary>What stood there before the first write, or was never sent, is not ours: a rollback must leave it.</summary>
    private TwinOrigin OriginOf(WriteRow row, TwinRef? made) =>
        row.SentAt is null || (!row.IsUpdate && made is not null && environment.Read.Existing(made) is not null)
            ? TwinOrigin.Adopted
            : WriteOutcomes.OriginOfSent(row);

    private static LedgerChange.DoubtDecided Decided(WriteRow row, DoubtDecision decision, TwinRef? twin, PersonsWord word) =>
        new(row.Key, row.Write.Name, decision, twin, word.By, word.Why, row.PayloadSha256);

    private IEnumerable<WriteRow> Open(RecordKey key) => environment.Read.Writes(key).Where(row => row.State is WriteState.Sending or WriteState.InDoubt);

    private WriteRow Parked(RecordKey key, string? write)
    {
        var row = Open(key).Where(found => write is null || found.Write.Name == write).ToList() switch
        {
            [var only] => only,
            [] => throw new GateException($"{key}: no write {(write is null ? "" : $"'{write}' ")}is in doubt. bench.InDoubt() and 'workbench resolve DIR' list those that are."),
            var several => throw new GateException($"{key}: several writes are in doubt. Name one of {string.Join(", ", several.Select(found => $"'{found.Write.Name}'"))}."),
        };
        return row.State == WriteState.InDoubt
            ? row
            : throw new GateException($"{key}: the destination was not asked about '{row.Write.Name}' yet. Run the load again; it asks first.");
    }
}
