using Workbench.Core.Verifying;
using Workbench.Emulators.Checking;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;
using Workbench.Simulation.Crashes;
using Workbench.Simulation.Drawing;
using Workbench.Simulation.Running;
using Workbench.Simulation.Worlds;

namespace Workbench.Simulation.Tests;

/// <summary>One migration to each destination in which nothing went wrong. Tests spoil its state behind the API; everything is put back.</summary>
[CollectionDefinition(nameof(CleanMigrations))]
public sealed class CleanMigrations : IAsyncDisposable, ICollectionFixture<CleanMigrations>
{
    private readonly string folder = Path.Combine(Simulator.DefaultFolder, "clean");
    private readonly Dictionary<string, World> worlds = [];

    /// <param name="destination">Gets everything that Ivinex has, the source that holds most.</param>
    internal async Task<World> ToAsync(string destination, CancellationToken cancellation)
    {
        if (!worlds.TryGetValue(destination, out var world))
        {
            var variant = Enumerable.Range(0, SeedPlan.Samples).First(variant => HasNote(variant) && HasMerge(variant));
            var (plan, own, sample) = (QuietSeed.Of($"ivinex-{destination}", variant), Path.Combine(folder, destination), new TellingSample(variant));
            world = await World.BeginAsync(plan, sample, Ground.In(own), null, cancellation);
            var result = await Simulator.AloneAsync(() => new SeedRun(plan, sample, Ground.In(own), null).RunInAsync(world, cancellation), cancellation);
            Assert.True(result.Findings.Count == 0, SimulationReport.Explain(result));
            worlds.Add(destination, world);
        }

        return world;
    }

    /// <summary>What the outside checker says of a spoiled state, which is as before when this returns.</summary>
    internal static PairReport Check(World world, Action<DocumentStore> spoil)
    {
        var store = world.Destination.Emulator.Store;
        PairReport? report = null;
        try
        {
            store.Transact(() =>
            {
                spoil(store);
                report = world.Pair.Check(world.Sample, isEdited: true, store, world.Before);
                throw new OperationCanceledException("Undoes what was spoiled.");
            });
        }
        catch (OperationCanceledException)
        {
            return report!;
        }

        return report!;
    }

    private static bool HasMerge(int variant) => new SmallSample(variant).Edits().OfType<ContactMerged>().Any();
    /// <summary>What the workbench's own reconciliation says of a spoiled account, which is as before when this returns.</summary>
    internal static Task<IReadOnlyList<Verdict>> ReconcileAsync(World world, Action<DocumentStore> spoil, CancellationToken cancellation) =>
        Simulator.AloneAsync(async () =>
        {
            var store = world.Destination.Emulator.Store;
            var before = Documents(store);
            spoil(store);
            try
            {
                await using var process = await SimulatedProcess.StartAsync(world, new Fate([]), life: 1_000, cancellation);
                await new Journey(process.Environment, world.Folder).ReconcileAsync(cancellation);
                return (IReadOnlyList<Verdict>)[.. process.Environment.Read.Verdicts([VerdictClass.Defect, VerdictClass.InDoubt])];
            }
            finally
            {
                var known = before.Select(row => (row.Collection, row.Document.Id)).ToHashSet();
                foreach (var (collection, document) in Documents(store).Where(row => !known.Contains((row.Collection, row.Document.Id))))
                {
                    store.Delete(collection, document.Id);
                }

                foreach (var (collection, document) in before)
                {
                    store.Put(collection, document);
                }
            }
        }, cancellation);

    private static List<(string Collection, Document Document)> Documents(DocumentStore store) =>
        [.. store.Collections().SelectMany(name => store.Scan(name).Select(found => (name, found with { Lookups = store.LookupsOf(found.Sequence) })))];

    private static bool HasNote(int variant) =>
        new SmallSample(variant).Messages().Any(message => message is { TicketId: not null, Kind: SampleMessageKind.Note, Body.Length: > 20 });

    public async ValueTask DisposeAsync()
    {
        foreach (var world in worlds.Values)
        {
            await world.DisposeAsync();
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
