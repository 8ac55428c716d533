using Workbench.Core.Records;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;
using Workbench.Pipeline.Load;

namespace Workbench.Pipeline.Rollback;

/// <summary>
/// Removes exactly what this ledger created, last phase first, and restores what it changed. What somebody edited since is skipped and
/// listed; what the vendor cannot undo is listed as a leftover. May be stopped and run again.
/// </summary>
public sealed class RollbackStep(MigrationEnvironment environment)
{
    /// <summary>Name of the document that holds the destination's fingerprint before the first write.</summary>
    public const string FingerprintBefore = "fingerprint/before";

    private readonly Undo undo = new(environment);

    /// <summary>What would happen, without touching anything.</summary>
    public IReadOnlyDictionary<string, long> DryRun()
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var row in environment.Read.UndoableWrites())
        {
            var what = row switch
            {
                _ when WriteOutcomes.IsOpen(row) => "ask whether it arrived, then undo",
                _ when undo.GoesWithItsHolder(row) => "goes with the record that holds it",
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
        var open = 0L;
        var referredTo = new HashSet<RecordKey>();
        var meter = new ProgressMeter(environment, "roll back", null, () => environment.Destination.Quota);
        foreach (var row in environment.Read.UndoableWrites().Where(row => !undo.GoesWithItsHolder(row)))
        {
            var removal = referredTo.Contains(row.Key)
                ? new Removal.Open("What refers to it was not reached")
                : await undo.AloneAsync(row, cancellation);
            if (removal is Removal.Open)
            {
                // Another run asks about it with the twins that it refers to, so these stay as they are until then.
                referredTo.UnionWith(References.In(row.Write).Select(token => token.Key));
            }

            open += await RecordAsync(row, removal, cancellation);
            meter.Add();
        }

        var kept = environment.Read.Removals()
            .Where(row => row is { Result: RemovalResult.Leftover or RemovalResult.Archived, Twin.Container: null })
            .Select(row => row.Twin!.Print())
            .ToHashSet(StringComparer.Ordinal);
        foreach (var row in environment.Read.UndoableWrites().Where(undo.GoesWithItsHolder))
        {
            open += await RecordAsync(row, await undo.InsideAsync(row, kept, cancellation), cancellation);
            meter.Add();
        }

        await new Settling(environment).RunAsync(cancellation);
        if (open == 0)
        {
            // A twin is restored by writing its fields, so these stay as long as another run may have to.
            open = await new Unprovisioning(environment).RunAsync(cancellation);
        }

        await MoveEntriesAsync(cancellation);
        meter.Finish();
        return new RollbackResult(
            [.. environment.Read.Removals().Where(row => row.Result is RemovalResult.Leftover or RemovalResult.Archived or RemovalResult.Skipped)],
            await environment.Destination.FingerprintAsync(cancellation),
            environment.Read.Document(FingerprintBefore),
            open);
    }

    /// <returns>1 where the twin was not reached, else 0.</returns>
    private async Task<int> RecordAsync(WriteRow row, Removal removal, CancellationToken cancellation)
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
        await environment.Ledger.CommitAsync(
            [new LedgerChange.TwinRemoved(row.Key, row.Write.Name, row.Twin, result, detail)], cancellation);
        return removal is Removal.Open ? 1 : 0;
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
