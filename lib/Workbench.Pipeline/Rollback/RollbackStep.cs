using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;
using Workbench.Pipeline.Discover;
using Workbench.Pipeline.Load;
using Workbench.Pipeline.Reconcile;

namespace Workbench.Pipeline.Rollback;

/// <summary>
/// Removes exactly what this ledger created, last phase first, and restores what it changed. What somebody edited since is skipped and
/// listed; what the vendor cannot undo is listed as a leftover. May be stopped and run again.
/// </summary>
public sealed class RollbackStep(MigrationEnvironment environment)
{
    private static readonly TimeSpan SettlePatience = TimeSpan.FromMinutes(5);
    private readonly PromiseJudge judge = new(environment.Read);
    private long open;

    /// <summary>What would happen, without touching anything.</summary>
    public IReadOnlyDictionary<string, long> DryRun()
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var row in environment.Read.UndoableWrites())
        {
            var what = row switch
            {
                { State: not WriteState.Done } => "ask whether it arrived, then undo",
                _ when GoesWithItsHolder(row) => "goes with the record that holds it",
                { Origin: TwinOrigin.Created, Twin: not null } => "remove",
                { Origin: TwinOrigin.Updated } => "restore the earlier state",
                { Origin: TwinOrigin.Adopted } => "leave as it is",
                _ => "undo the link or mark",
            };
            counts[what] = counts.GetValueOrDefault(what) + 1;
        }

        return counts;
    }

    /// <summary>Rolls everything back.</summary>
    public async Task<RollbackResult> RunAsync(CancellationToken cancellation)
    {
        open = 0;
        var meter = new ProgressMeter(environment, "roll back", null, () => environment.Destination.Quota);
        foreach (var row in environment.Read.UndoableWrites().Where(row => !GoesWithItsHolder(row)))
        {
            await RecordAsync(row, await UndoAsync(row, cancellation), cancellation);
            meter.Add();
        }

        var kept = environment.Read.Removals()
            .Where(row => row is { Result: RemovalResult.Leftover or RemovalResult.Archived, Twin.Container: null })
            .Select(row => row.Twin!.Print())
            .ToHashSet(StringComparer.Ordinal);
        foreach (var row in environment.Read.UndoableWrites().Where(GoesWithItsHolder))
        {
            await RecordAsync(row, await UndoInsideAsync(row, kept, cancellation), cancellation);
            meter.Add();
        }

        await SettleAsync(cancellation);
        if (open == 0)
        {
            // A twin is restored by writing its fields, so these stay as long as another run may have to.
            await UnprovisionAsync(cancellation);
        }

        await MoveEntriesAsync(cancellation);
        meter.Finish();
        return new RollbackResult(
            [.. environment.Read.Removals().Where(row => row.Result is RemovalResult.Leftover or RemovalResult.Archived or RemovalResult.Skipped)],
            await environment.Destination.FingerprintAsync(cancellation),
            environment.Read.Document(FingerprintBefore),
            open);
    }

    /// <summary>Name of the document that holds the destination's fingerprint before the first write.</summary>
    public const string FingerprintBefore = "fingerprint/before";

    /// <summary>
    /// True for a part inside a twin that this ledger created, and for a link or mark on one: removing the twin removes it too, and undoing
    /// it first would look like somebody's edit. The answer does not change while the rollback runs.
    /// </summary>
    private bool GoesWithItsHolder(WriteRow row) =>
        row.State == WriteState.Done
        && (row.Write.Creates is null
            ? environment.Read.Twins(row.Key) is { Count: > 0 } all && all.All(twin => twin.Origin == TwinOrigin.Created)
            : row.Origin == TwinOrigin.Created && IsInsideCreated(row));

    private bool IsInsideCreated(WriteRow row) =>
        row.Twin?.Container is not null
        && environment.Read.RecordOf(row.Twin.Readable()) is { } holder
        && environment.Read.Twins(holder).Any(twin => twin.Twin.Print() == row.Twin.Container && twin.Origin == TwinOrigin.Created);

    private async Task<Removal> UndoAsync(WriteRow row, CancellationToken cancellation)
    {
        // What stood there before is left or put back first of all: that needs nothing of what the write refers to, which an earlier run may have removed.
        switch (row.Origin)
        {
            case TwinOrigin.Adopted:
                return new Removal.Skipped("Stood there before this run and was not changed by it.");
            case TwinOrigin.Updated when row.Twin is { } twin && environment.Read.BeforeImage(twin) is { } image:
                return await environment.Destination.RestoreAsync(twin, image, cancellation);
            case TwinOrigin.Updated:
                return Removal.Gone.Value;
        }

        var references = References.Of(row, environment.Read);
        if (references.Missing is { } missing)
        {
            return UndoUnrelated(row, missing) ?? await UndoPartAsync(row.Twin!, cancellation);
        }

        var body = references.Resolve(row.Write.Body);
        if (row.State != WriteState.Done && row.Origin == TwinOrigin.None)
        {
            using var alone = new RequestSlots(1, cancellation);
            var lookup = await new Doubt(environment, new LoadOptions(), alone).AskAsync(row, body, row.SentAt, cancellation);
            return lookup switch
            {
                Lookup.Found { Twin: { } changed } when row.IsUpdate => environment.Read.BeforeImage(changed) is { } earlier
                    ? await environment.Destination.RestoreAsync(changed, earlier, cancellation)
                    : new Removal.Skipped($"{changed.Print()} stood there before this run and no earlier state of it was kept."),
                Lookup.Found found => await environment.Destination.RemoveAsync(row.Write, body, found.Twin, cancellation),
                Lookup.Ambiguous ambiguous => new Removal.Skipped(ambiguous.Why),
                _ => Removal.Gone.Value,
            };
        }

        if (row.Twin is { } created && await EditedSinceAsync(row, created, cancellation) is { } edit)
        {
            return new Removal.Skipped(edit);
        }

        return await environment.Destination.RemoveAsync(row.Write, body, row.Twin, cancellation);
    }

    /// <summary>
    /// What becomes of a write where an earlier run has undone what it refers to: it went with that, unless it may have changed a twin that
    /// stood there before.
    /// </summary>
    /// <returns>Null for a part, which stays where its holder does.</returns>
    private static Removal? UndoUnrelated(WriteRow row, TwinToken missing) => row switch
    {
        { Twin.Container: not null } => null,
        { IsUpdate: true, State: not WriteState.Done, Origin: TwinOrigin.None } =>
            new Removal.Skipped($"It may have changed a twin that stood there before, and cannot be asked about: {missing.Key} was removed by an earlier run."),
        _ => Removal.Gone.Value,
    };

    /// <summary>A part or link goes with its twin; where the twin was skipped or the vendor only archives it, it stays with it.</summary>
    private async Task<Removal> UndoInsideAsync(WriteRow row, IReadOnlySet<string> archived, CancellationToken cancellation)
    {
        if (row.Twin?.Container is { } inside && archived.Contains(inside))
        {
            return new Removal.Leftover($"Stays inside {inside}, which the vendor keeps.");
        }

        if (row.Twin is { Container: not null } part)
        {
            return await UndoPartAsync(part, cancellation);
        }

        var kept = environment.Read.Twins(row.Key).FirstOrDefault(twin => twin is { Removed: false, Origin: TwinOrigin.Created, Twin.Container: null });
        return kept is null ? Removal.Gone.Value : new Removal.Skipped($"Stays with {kept.Twin.Print()}.");
    }

    private async Task<Removal> UndoPartAsync(TwinRef part, CancellationToken cancellation)
    {
        var holder = part.Readable();
        var states = await environment.Destination.ReadAsync(holder, cancellation);
        return states.Count == 0 ? Removal.Gone.Value : new Removal.Skipped($"Stays inside {holder.Print()}.");
    }

    /// <summary>Says what somebody changed after the load; null where the twin is as this run left it.</summary>
    private async Task<string?> EditedSinceAsync(WriteRow row, TwinRef twin, CancellationToken cancellation)
    {
        var states = await environment.Destination.ReadAsync(twin.Readable(), cancellation);
        var own = states.FirstOrDefault(state => state.Twin.Type == twin.Type && state.Twin.Id == twin.Id);
        if (own is null)
        {
            return null;
        }

        var broken = environment.Read.Promises(row.Key)
            .Where(promise => promise.TwinType == twin.Type && !judge.Holds(promise, own))
            .Select(promise => promise.Field)
            .ToList();
        var foreign = states.Count(state => state.Twin != own.Twin && environment.Read.RecordOf(state.Twin) is null);
        return (broken.Count, foreign) switch
        {
            (0, 0) => null,
            (0, _) => $"Somebody added {foreign} parts since.",
            _ => $"Somebody changed {string.Join(", ", broken)} since.",
        };
    }

    private async Task RecordAsync(WriteRow row, Removal removal, CancellationToken cancellation)
    {
        var (result, detail) = removal switch
        {
            Removal.Gone when row.Origin == TwinOrigin.Updated || row is { IsUpdate: true, Origin: TwinOrigin.None } => (RemovalResult.Restored, (string?)null),
            Removal.Gone => (RemovalResult.Removed, null),
            Removal.Leftover leftover => (RemovalResult.Leftover, leftover.What),
            Removal.Skipped skipped => (RemovalResult.Skipped, skipped.Why),
            Removal.Open unknown => (RemovalResult.Skipped, $"{unknown.Why}; run the rollback again"),
            _ => throw new InvalidOperationException(removal.GetType().Name),
        };
        open += removal is Removal.Open ? 1 : 0;
        await environment.Ledger.CommitAsync(
            [new LedgerChange.TwinRemoved(row.Key, row.Write.Name, row.Twin, result, detail)], cancellation);
    }

    /// <summary>
    /// Some vendors confirm a removal at once and carry it out later. A load that came in between would find the twin and then lose it, so
    /// the rollback ends only when what it archived is out of sight, or patience is.
    /// </summary>
    private async Task SettleAsync(CancellationToken cancellation)
    {
        var startedAt = environment.Clock.GetTimestamp();
        var pause = TimeSpan.FromMilliseconds(100);
        foreach (var row in environment.Read.Removals().Where(row => row is { Result: RemovalResult.Leftover, Twin.Container: null }))
        {
            var isShown = await IsShownAsync(row, cancellation);
            while (isShown && environment.Clock.GetElapsedTime(startedAt) < SettlePatience)
            {
                await Task.Delay(pause, environment.Clock, cancellation);
                pause = pause < TimeSpan.FromSeconds(5) ? pause * 2 : pause;
                isShown = await IsShownAsync(row, cancellation);
            }

            if (!isShown)
            {
                await environment.Ledger.CommitAsync(
                    [new LedgerChange.TwinRemoved(row.Key, row.Write, row.Twin, RemovalResult.Archived, row.Detail)], cancellation);
            }
        }
    }

    private async Task<bool> IsShownAsync(RemovalRow row, CancellationToken cancellation) =>
        (await environment.Destination.ReadAsync(row.Twin!, cancellation)).Count > 0;

    private async Task UnprovisionAsync(CancellationToken cancellation)
    {
        await new DiscoverStep(environment).ForgetProvisionedAsync(cancellation);
        foreach (var row in environment.Read.Provisions().Where(row => row.State == ProvisionState.Created && row.Twin is not null).Reverse())
        {
            var body = System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(row.Body);
            var removal = await environment.Destination.UnprovisionAsync(
                new Core.Connectors.Provision(row.Name, row.Label, body), row.Twin!, cancellation);
            await environment.Ledger.CommitAsync(
                [
                    new LedgerChange.ProvisionMoved(
                        row.Name,
                        row.Label,
                        removal is Removal.Gone ? ProvisionState.Removed : ProvisionState.Leftover,
                        row.Twin,
                        body,
                        removal switch { Removal.Leftover left => left.What, Removal.Skipped skipped => skipped.Why, Removal.Open unknown => unknown.Why, _ => null }),
                ],
                cancellation);
        }
    }

    private async Task MoveEntriesAsync(CancellationToken cancellation)
    {
        var batch = new ChangeBatch(environment.Ledger, 500);
        EntryState[] loaded = [EntryState.Loaded, EntryState.Verified, EntryState.Differs, EntryState.Sending, EntryState.Waiting, EntryState.InDoubt];
        foreach (var entry in environment.Read.Entries(states: loaded))
        {
            await batch.AddAsync(new LedgerChange.EntryMoved(entry.Key, EntryState.RolledBack, null), cancellation);
        }

        await batch.FlushAsync(cancellation);
    }
}

/// <summary>What a rollback came to.</summary>
/// <param name="Remaining">What was left over or skipped, record by record.</param>
/// <param name="FingerprintBefore">As saved before the first write; null where none was.</param>
/// <param name="Open">Twins that the vendor could not be reached for: another run has to, and takes back what was provisioned only then.</param>
public sealed record RollbackResult(IReadOnlyList<RemovalRow> Remaining, string FingerprintAfter, string? FingerprintBefore, long Open);
