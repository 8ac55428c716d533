using System.Collections.Concurrent;
using System.Globalization;
using Workbench.Core.Errors;
using Workbench.Core.Security;
using Workbench.Emulators.Samples;
using Workbench.Ledger;
using Workbench.Simulation.Drawing;
using Workbench.Simulation.Running;
using Workbench.Simulation.Worlds;

namespace Workbench.Simulation;

/// <summary>Runs seeds side by side, each of them by itself on one thread at a time.</summary>
/// <param name="folder">Where the seeds keep their files while they run, with their ledgers; best in memory.</param>
/// <param name="server">Connection string of a PostgreSQL database in which the ledgers lie instead, each in a schema of its own; null for files.</param>
public sealed class Simulator(string folder, Secret? server = null) : IDisposable
{
    private static readonly TimeSpan MostRealTime = TimeSpan.FromMinutes(4);

    private readonly ConcurrentDictionary<int, Lazy<SmallSample>> samples = new();
    private readonly Beginnings beginnings = new(Path.Combine(folder, "begun"));
    private readonly SeedSchemas? schemas = server is null ? null : new SeedSchemas(server);

    /// <summary>A folder in memory where the system has one.</summary>
    public static string DefaultFolder => Path.Combine(
        Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"workbench-simulation-{Environment.ProcessId}");

    /// <summary>Runs one seed more than there are processors: while one waits for its ledger's thread, another one computes. More of them take the cache from each other.</summary>
    /// <param name="first">The first seed; the others follow.</param>
    /// <param name="failed">Told of every seed in which something went wrong, as soon as it is over.</param>
    /// <param name="ended">Told how many seeds are over.</param>
    public async Task<SimulationReport> RunAsync(long first, int seeds, Action<string> failed, Action<int> ended, CancellationToken cancellation)
    {
        var report = new SimulationReport();
        var gate = new Lock();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount + 1, CancellationToken = cancellation };
        await Parallel.ForAsync(first, first + seeds, parallel, async (seed, token) =>
        {
            var result = await RunOneAsync(SeedPlan.Draw(seed), token);
            lock (gate)
            {
                report.Add(result);
                ended(report.Seeds);
                if (result.Findings.Count > 0)
                {
                    failed(SimulationReport.Explain(result));
                }
            }
        });
        return report;
    }

    public void Dispose() => beginnings.Dispose();

    /// <summary>Runs a seed on a scheduler of its own that runs one task at a time: whatever the steps start side by side takes turns.</summary>
    internal static Task<SeedResult> RunAloneAsync(
        SeedPlan plan, SampleAccount sample, Ground ground, Beginning? beginning, CancellationToken cancellation) =>
        AloneAsync(() => new SeedRun(plan, sample, ground, beginning).RunAsync(cancellation), cancellation);

    /// <summary>Runs work, and whatever it starts, one piece at a time.</summary>
    internal static async Task<T> AloneAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        using var turns = new TurnScheduler();
        return await Task.Factory.StartNew(work, cancellation, TaskCreationOptions.None, turns).Unwrap();
    }

    /// <exception cref="LedgerException">The server of the ledgers cannot be reached.</exception>
    internal async Task<SeedResult> RunOneAsync(SeedPlan plan, CancellationToken cancellation)
    {
        var folder = FolderOf(plan);
        var ground = schemas?.Of(plan.Seed) is { } schema ? Ground.On(schema, folder) : Ground.In(folder);
        await ground.DropLedgerAsync();
        try
        {
            return await RunOneAsync(plan, ground, cancellation);
        }
        finally
        {
            await ground.DropLedgerAsync();
        }
    }

    private string FolderOf(SeedPlan plan) => Path.Combine(folder, plan.Seed.ToString(CultureInfo.InvariantCulture));

    private async Task<SeedResult> RunOneAsync(SeedPlan plan, Ground ground, CancellationToken cancellation)
    {
        var sample = samples.GetOrAdd(plan.Sample, variant => new Lazy<SmallSample>(() => new SmallSample(variant))).Value;
        try
        {
            var beginning = plan.IsBegun ? await beginnings.OfAsync(plan, sample, cancellation) : null;
            return await RunAloneAsync(plan, sample, ground, beginning, cancellation).WaitAsync(MostRealTime, cancellation);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            return new SeedResult(plan, [new SeedFinding(Harm.Lost, "broken", plan.Route, broken.ToString())], [], [], 0, 0, 0, 0, 0);
        }
        finally
        {
            if (Directory.Exists(ground.Folder))
            {
                Directory.Delete(ground.Folder, recursive: true);
            }
        }
    }
}
