using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using Workbench.Core.Planning;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;
using Workbench.Pipeline.Reconcile;

namespace Workbench.Pipeline.Hypercare;

/// <summary>
/// Reads every twin back and tells which are gone and which people have worked on. It gives no verdicts: those of the cut-over stand. What
/// differs is read a second time after a settle delay. Memory follows the number of twins that differ.
/// </summary>
internal sealed class TwinWatch(MigrationEnvironment environment, ReconcileOptions options)
{
    private static readonly IReadOnlyDictionary<TwinRef, IReadOnlyList<TwinState>> Nothing = ReadOnlyDictionary<TwinRef, IReadOnlyList<TwinState>>.Empty;

    private readonly PromiseJudge judge = new(environment.Read);

    public async Task<IReadOnlyList<TwinChange>> RunAsync(CancellationToken cancellation)
    {
        var meter = new ProgressMeter(environment, "recheck", environment.Read.Records(), () => environment.Destination.Quota);
        var differing = new ConcurrentBag<IReadOnlyList<PromiseRow>>();
        var groups = ContainerGroups.Of(environment.Read.PromisesByContainer().Where(IsLoaded));
        await ForEachAsync(ContainerGroups.Batches(groups, environment.Destination.ReadTogether), async (batch, token) =>
        {
            var listed = await ListedAsync(batch, token);
            foreach (var group in batch)
            {
                if ((await LookAsync(group, listed, token)).Count > 0)
                {
                    differing.Add(group);
                }

                meter.Add(group.Count);
            }
        }, cancellation);
        meter.Finish();
        if (differing.IsEmpty)
        {
            return [];
        }

        await Task.Delay(options.SettleDelay, environment.Clock, cancellation);
        var changes = new ConcurrentBag<TwinChange>();
        await ForEachAsync(differing, async (group, token) =>
        {
            foreach (var change in await LookAsync(group, Nothing, token))
            {
                changes.Add(change);
            }
        }, cancellation);
        return [.. changes.OrderBy(change => change.Key.ToString(), StringComparer.Ordinal)];
    }

    private Task ForEachAsync<T>(IEnumerable<T> parts, Func<T, CancellationToken, ValueTask> look, CancellationToken cancellation) =>
        Parallel.ForEachAsync(
            parts,
            new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency, CancellationToken = cancellation, TaskScheduler = TaskScheduler.Current },
            look);

    /// <summary>A source record that has changed again is Extracted; its twin is still there to be looked at.</summary>
    private static bool IsLoaded(PromiseRow row) =>
        row.State is EntryState.Loaded or EntryState.Verified or EntryState.Differs or EntryState.Extracted && row.Twins.Any(twin => !twin.Removed);

    /// <summary>What a list shows of the containers; nothing where there is only one, which is read by itself.</summary>
    private async Task<IReadOnlyDictionary<TwinRef, IReadOnlyList<TwinState>>> ListedAsync(
        IReadOnlyList<IReadOnlyList<PromiseRow>> batch, CancellationToken cancellation)
    {
        if (batch.Count == 1)
        {
            return Nothing;
        }

        var containers = batch.Select(group => ContainerGroups.ContainerOf(group[0])).OfType<TwinRef>().Distinct().ToList();
        var shown = await environment.Destination.ReadManyAsync(containers, cancellation);
        return containers.Zip(shown).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private async Task<IReadOnlyList<TwinChange>> LookAsync(
        IReadOnlyList<PromiseRow> rows, IReadOnlyDictionary<TwinRef, IReadOnlyList<TwinState>> listed, CancellationToken cancellation)
    {
        var states = new List<TwinState>();
        foreach (var container in rows.SelectMany(Own).Select(twin => twin.Twin.Readable()).Distinct())
        {
            states.AddRange(listed.GetValueOrDefault(container) ?? await environment.Destination.ReadAsync(container, cancellation));
        }

        var shown = states.ToLookup(state => (state.Twin.Type, state.Twin.Id));
        return [.. rows.Select(row => Change(row, shown, states)).OfType<TwinChange>()];
    }

    private TwinChange? Change(PromiseRow row, ILookup<(string Type, string Id), TwinState> shown, IReadOnlyList<TwinState> states)
    {
        if (Own(row).FirstOrDefault(twin => !shown[(twin.Twin.Type, twin.Twin.Id)].Any()) is { } gone)
        {
            return new TwinChange(row.Key, IsGone: true, $"{gone.Twin.Print()} is no longer there");
        }

        var edited = EditedFields(row, shown);
        var added = Own(row).Where(twin => twin is { Origin: TwinOrigin.Created, Twin.Container: null })
            .Sum(twin => states.Count(state => state.Twin.Container == twin.Twin.Print() && environment.Read.RecordOf(state.Twin) is null));
        return (edited.Count, added) switch
        {
            (0, 0) => null,
            (0, _) => new TwinChange(row.Key, IsGone: false, $"{added} parts were added to {Own(row).First().Twin.Print()}"),
            _ => new TwinChange(row.Key, IsGone: false, $"{string.Join(", ", edited)} changed in {Own(row).First().Twin.Print()}"),
        };
    }

    /// <summary>What could never be brought up to date is noted, and no edit of people.</summary>
    private List<string> EditedFields(PromiseRow row, ILookup<(string Type, string Id), TwinState> shown) =>
    [
        .. row.Promises
            .Where(promise => promise.Check != PromiseCheck.None && promise.TwinType is { } type && type != FilePromise.TwinType)
            .Where(promise => Own(row).Where(twin => twin.Twin.Type == promise.TwinType).ToList() is { Count: > 0 } own
                && !own.SelectMany(twin => shown[(twin.Twin.Type, twin.Twin.Id)]).Any(state => judge.Holds(promise, state)))
            .Select(promise => promise.Field)
            .Distinct()
            .Where(field => !environment.Read.Notes(row.Key, ReasonCode.ImmutableAfterLoad).Any(note => note.Field == field)),
    ];

    private static IEnumerable<TwinRow> Own(PromiseRow row) => row.Twins.Where(twin => !twin.Removed && twin.Twin.Type != FilePromise.TwinType);
}
