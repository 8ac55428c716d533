using Workbench.Core.Errors;
using Workbench.Notebooks.Displays;

namespace Workbench.Notebooks.Work;

/// <summary>The process that carries out one long work of a migration. Gates, drift and permit are looked at here, as anywhere else.</summary>
public static class WorkCarrier
{
    /// <summary>The work of a migration that runs now, in words; null where none does.</summary>
    public static string? Running(string directory)
    {
        var folder = new WorkFolder(Path.GetFullPath(directory));
        return !folder.IsRunning() ? null : folder.Newest() is { } state ? $"{state.Step} ({state.Who}, last heard of at {state.SeenAt:u})" : "just started";
    }

    /// <summary>How far the work is that runs now, with its use of the quota; nothing where none does.</summary>
    public static IReadOnlyList<ProgressLine> Progress(string directory)
    {
        var folder = new WorkFolder(Path.GetFullPath(directory));
        return folder.IsRunning() ? folder.Newest()?.Progress ?? [] : [];
    }

    /// <summary>
    /// Carries the work out for a cluster: who may write is told by the lease of the ledger, not by a lock of this machine, and nobody attaches.
    /// </summary>
    /// <param name="show">Sees the progress.</param>
    /// <param name="says">Is told of an outage.</param>
    /// <returns>What a step has left to be sent although it was due, for people; null where nothing waits.</returns>
    /// <exception cref="WorkbenchException">It failed, or another process writes the ledger. What was confirmed is in the ledger.</exception>
    public static async Task<string?> CarryOutAsync(
        string directory, WorkRequest request, Action<ProgressLine> show, Action<IDisplay> says, TimeProvider clock, CancellationToken cancellation)
    {
        await using var bench = await Bench.OpenAsync(directory, clock, cancellation);
        CellSurface.Enter(new CellSurface(directory, show, static _ => { }, cancellation, IsUnattended: false) { Show = says });
        return WaitingWrites.Of(request.Step, await bench.CarryOutAsync(request));
    }

    /// <summary>Downloads one part of the attachments beside whoever writes the ledger; the step <see cref="WorkStep.Download"/> takes them over.</summary>
    /// <param name="shard">The part, from 0.</param>
    /// <param name="name">Tells this run from every other one.</param>
    /// <returns>Files that were stored.</returns>
    public static async Task<long> FetchAsync(
        string directory, int shard, int shards, string name, Action<ProgressLine> show, TimeProvider clock, CancellationToken cancellation)
    {
        await using var bench = await Bench.OpenBesideAsync(directory, "a worker of the cluster", clock, cancellation);
        CellSurface.Enter(new CellSurface(directory, show, static _ => { }, cancellation, IsUnattended: false));
        return await bench.FetchAsync(shard, shards, name);
    }

    /// <summary>Carries the work out and writes down how far it is.</summary>
    /// <param name="id">Under which whoever asked for it waits; null where nobody does.</param>
    /// <param name="show">Sees the progress, too.</param>
    /// <exception cref="WorkbenchException">It failed, or another work runs. What was confirmed is in the ledger.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; what was in flight was finished first.</exception>
    public static async Task<WorkState> RunAsync(
        string directory, WorkRequest request, string? id, Action<ProgressLine> show, TimeProvider clock, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(directory);
        await using var bench = await Bench.OpenAsync(folder, clock, cancellation);
        var work = new CarriedWork(new WorkFolder(folder), clock, bench.Scrub);
        return await work.RunAsync(
            id ?? WorkFolder.NewId(request.Step, clock.GetUtcNow()),
            request.Step,
            async stop =>
            {
                CellSurface.Enter(new CellSurface(
                    folder,
                    line =>
                    {
                        work.Show(line);
                        show(line);
                    },
                    static _ => { },
                    stop,
                    IsUnattended: false));
                try
                {
                    return await bench.CarryOutAsync(request);
                }
                finally
                {
                    // Whoever waits may write the ledgers as soon as the end is known.
                    await bench.ReleaseAsync();
                }
            },
            cancellation);
    }
}
