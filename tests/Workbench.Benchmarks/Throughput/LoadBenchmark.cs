using System.Globalization;

namespace Workbench.Benchmarks.Throughput;

/// <summary>
/// The load against a bare <see cref="HttpClient"/> loop that posts the same bodies to the same server with as many in flight: how many
/// requests a second, and how much processor time, the ledger's promises cost.
/// </summary>
internal static class LoadBenchmark
{
    private const int Records = 20_000;
    private const int Passes = 6;

    /// <summary>The last of them count: a fresh process takes several passes until its code is compiled for speed.</summary>
    private const int WarmPasses = 3;

    public static async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellation)
    {
        var slow = await MeasureAsync(TimeSpan.FromMilliseconds(10), cancellation);
        var quick = await MeasureAsync(TimeSpan.Zero, cancellation);
        return
        [
            new("server takes 10 ms: requests a second against the bare loop", 100 * Median(slow, run => run.ShareOfRate), "%", Least: 90),
            new("server takes none: requests a second against the bare loop", 100 * Median(quick, run => run.ShareOfRate), "%", Least: 45),
            new("server takes none: processor time a record against the bare loop", Median(quick, run => run.ProcessorRatio), "times", Most: 3),
            new("server takes none: processor time a record, bare loop", Median(quick, run => run.Bare.ProcessorMicroseconds), "µs"),
            new("server takes none: requests a second, bare loop", Median(quick, run => run.Bare.PerSecond), "1/s"),
            new("records a durable commit", Median(quick, run => run.RecordsPerCommit), "", Least: 5),
        ];
    }

    private static async Task<IReadOnlyList<LoadRun>> MeasureAsync(TimeSpan delay, CancellationToken cancellation)
    {
        await using var server = await NullServer.StartAsync(delay, cancellation);
        string[] arguments =
        [
            LoadRun.Command, server.Address.ToString(), Records.ToString(CultureInfo.InvariantCulture), Passes.ToString(CultureInfo.InvariantCulture),
        ];
        return [.. (await MeasuredProcess.RunAsync<LoadRun>(arguments, cancellation)).TakeLast(WarmPasses)];
    }

    private static double Median(IReadOnlyList<LoadRun> runs, Func<LoadRun, double> figure) => runs.Select(figure).Order().ElementAt(runs.Count / 2);
}
