using System.Collections.Concurrent;
using Workbench.Emulators.Samples;
using Workbench.Simulation.Crashes;
using Workbench.Simulation.Drawing;
using Workbench.Simulation.Worlds;

namespace Workbench.Simulation.Running;

/// <summary>The calm beginnings of migrations, each run once, when the first seed asks for it, with its ledger in a file.</summary>
/// <param name="folder">Where their ledgers lie.</param>
internal sealed class Beginnings(string folder) : IDisposable
{
    private readonly ConcurrentDictionary<(string Route, int Sample), Lazy<Task<Beginning>>> begun = new();

    /// <summary>The beginning of this route with this cut of the account.</summary>
    public Task<Beginning> OfAsync(SeedPlan plan, SampleAccount sample, CancellationToken cancellation) => begun.GetOrAdd(
        (plan.Route, plan.Sample),
        key => new Lazy<Task<Beginning>>(() => Simulator.AloneAsync(
            () => RunAsync(SeedPlan.Calm(key.Route, key.Sample), sample, Path.Combine(folder, $"{key.Route}-{key.Sample}"), cancellation), cancellation))).Value;

    public void Dispose()
    {
        foreach (var beginning in begun.Values.Where(beginning => beginning is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
        {
            beginning.Value.Result.Dispose();
        }
    }

    private static async Task<Beginning> RunAsync(SeedPlan calm, SampleAccount sample, string folder, CancellationToken cancellation)
    {
        await using var world = await World.BeginAsync(calm, sample, Ground.In(folder), null, cancellation);
        await using (var process = await SimulatedProcess.StartAsync(world, new Fate([]), life: 1, cancellation))
        {
            var journey = new Journey(process.Environment, world.Folder);
            foreach (var step in Step.Migration.TakeWhile(step => step.Name != Step.Files))
            {
                await step.RunAsync(journey, cancellation);
            }
        }

        return new Beginning(world);
    }
}
