using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;
using Workbench.Pipeline.Load;
using Workbench.Pipeline.Reconcile;

namespace Workbench.Pipeline.Rollback;

/// <summary>Takes one write back at the vendor, as far as it may be taken back; tells what became of it and records nothing.</summary>
internal sealed class Undo(MigrationEnvironment environment)
{
    private readonly PromiseJudge judge = new(environment.Read);
    private readonly DateTimeOffset begunAt = environment.Clock.GetUtcNow();

    /// <summary>
    /// True for a part inside a twin that this ledger created, and for a link or mark on one: removing the twin removes it too, and undoing
    /// it first would look like somebody's edit. The answer does not change while the rollback runs.
    /// </summary>
    public bool GoesWithItsHolder(WriteRow row) =>
        row.State == WriteState.Done
        && (row.Write.Creates is null
            ? environment.Read.Twins(row.Key) is { Count: > 0 } all && all.All(twin => twin.Origin == TwinOrigin.Created)
            : row.Origin == TwinOrigin.Created && IsInsideCreated(row));

    private bool IsInsideCreated(WriteRow row) =>
        row.Twin?.Container is not null
        && environment.Read.RecordOf(row.Twin.Readable()) is { } holder
        && environment.Read.Twins(holder).Any(twin => twin.Twin.Print() == row.Twin.Container && twin.Origin == TwinOrigin.Created);

    /// <summary>Asks for a write that is in doubt, leaves what somebody edited since, removes or restores the rest.</summary>
    public async Task<Removal> AloneAsync(WriteRow row, CancellationToken cancellation)
    {
        // What stood there before is left or put back first of all: that needs nothing of what the write refers to, which an earlier run may have removed.
        switch (row.Origin)
        {
            case TwinOrigin.Adopted:
                return new Removal.Skipped("Stood there before this run and was not changed by it.");
            case TwinOrigin.Updated when row.Twin is { } twin && environment.Read.BeforeImage(twin) is { } image:
                return await environment.Destination.RestoreAsync(twin, image, cancellation);
            case TwinOrigin.Updated when row.Twin is { } changed && !environment.Destination.Restores(changed.Type):
                return new Removal.Skipped("Stood there before this run and was changed by it; the vendor puts no earlier state of it back.");
            case TwinOrigin.Updated:
                return Removal.Gone.Value;
        }

        var references = References.Of(row, environment.Read);
        if (references.Missing is { } missing)
        {
            return Unrelated(row, missing) ?? await LeftByEarlierRunAsync(row.Twin!, missing, cancellation);
        }

        var body = references.Resolve(row.Write.Body);
        if (row.State != WriteState.Done && row.Origin == TwinOrigin.None)
        {
            using var alone = new RequestSlots(1, cancellation);
            var lookup = await new Doubt(environment, new LoadOptions(), alone).AskAsync(row, body, CallTime.Of(row, environment.Read, begunAt), cancellation);
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
    /// <returns>Null for a twin, which may stand there still: the earlier run left it, and nobody can tell any more what changed in it since.</returns>
    private static Removal? Unrelated(WriteRow row, TwinToken missing) => row switch
    {
        { Twin: not null } => null,
        { IsUpdate: true, State: not WriteState.Done, Origin: TwinOrigin.None } =>
            new Removal.Skipped($"It may have changed a twin that stood there before, and cannot be asked about: {missing.Key} was removed by an earlier run."),
        _ => Removal.Gone.Value,
    };

    /// <summary>A part or link goes with its twin; where the twin was skipped or the vendor only archives it, it stays with it.</summary>
    /// <param name="kept">Twins, printed, that the vendor keeps although the rollback removed them.</param>
    public async Task<Removal> InsideAsync(WriteRow row, IReadOnlySet<string> kept, CancellationToken cancellation)
    {
        if (row.Twin?.Container is { } inside && kept.Contains(inside))
        {
            return new Removal.Leftover($"Stays inside {inside}, which the vendor keeps.");
        }

        if (row.Twin is { Container: not null } part)
        {
            return await PartAsync(part, cancellation);
        }

        var left = environment.Read.Twins(row.Key).FirstOrDefault(twin => twin is { Removed: false, Origin: TwinOrigin.Created, Twin.Container: null });
        return left is null ? Removal.Gone.Value : new Removal.Skipped($"Stays with {left.Twin.Print()}.");
    }

    private Task<Removal> PartAsync(TwinRef part, CancellationToken cancellation) => LeftAsync(part, $"Stays inside {part.Readable().Print()}.", cancellation);

    private Task<Removal> LeftByEarlierRunAsync(TwinRef twin, TwinToken missing, CancellationToken cancellation) => twin.Container is null
        ? LeftAsync(twin, $"An earlier run left it and has undone what it refers to ({missing.Key}), so nobody can tell what changed in it since.", cancellation)
        : PartAsync(twin, cancellation);

    private async Task<Removal> LeftAsync(TwinRef twin, string why, CancellationToken cancellation) =>
        (await environment.Destination.ReadAsync(twin.Readable(), cancellation)).Count == 0 ? Removal.Gone.Value : new Removal.Skipped(why);

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
            _ when row.State != WriteState.Done =>
                $"It was to be updated, and does not hold what that was to bring ({string.Join(", ", broken)}): nobody can tell whether somebody changed it since.",
            _ => $"Somebody changed {string.Join(", ", broken)} since.",
        };
    }
}
