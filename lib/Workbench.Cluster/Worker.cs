using System.Globalization;
using Workbench.Notebooks.Displays;

namespace Workbench.Cluster;

/// <summary>One process that carries out steps of migrations until it is asked to stop.</summary>
public static class Worker
{
    /// <summary>Takes up work until <paramref name="cancellation"/>; then finishes what is in flight and leaves the rest to others.</summary>
    /// <param name="says">Takes one line for whoever runs it.</param>
    /// <param name="show">Sees how far the steps are.</param>
    /// <exception cref="Core.Errors.LedgerException">The database cannot be reached at the start. Later outages are waited for.</exception>
    public static async Task RunAsync(
        ClusterStore store, WorkerTerms terms, Action<string> says, Action<ProgressLine> show, TimeProvider clock, CancellationToken cancellation)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}-{Environment.ProcessId}-{clock.GetUtcNow():yyyyMMddHHmmssfff}");
        var scheduler = await store.OpenMemberAsync(name, terms, new WorkerSurface(says, show, clock), cancellation);
        await scheduler.Start(CancellationToken.None);
        says($"Worker {name} takes up work.");
        await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await scheduler.Shutdown(true, CancellationToken.None);
        says($"Worker {name} has stopped.");
    }
}
