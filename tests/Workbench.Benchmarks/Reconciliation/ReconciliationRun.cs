using System.Diagnostics;
using System.Text.Json;
using Workbench.Core.Verifying;
using Workbench.Ledger;
using Workbench.Ledger.Files;
using Workbench.Pipeline;
using Workbench.Pipeline.Reconcile;
using Workbench.Pipeline.Routes;

namespace Workbench.Benchmarks.Reconciliation;

/// <summary>What one comparison took.</summary>
/// <param name="PeakMegabytes">Peak working set of the process that did nothing else.</param>
internal sealed record ReconciliationRun(long Records, long Fields, long Defects, double Seconds, double ProcessorSeconds, double PeakMegabytes)
{
    public const string Command = "measure-reconciliation";

    /// <summary>The measured process: compares what lies in the folder and prints one line of JSON.</summary>
    public static async Task<int> MeasureAsync(string folder, CancellationToken cancellation)
    {
        await using var ledger = await SqliteLedger.OpenAsync(Path.Combine(folder, "ledger.db"), TimeProvider.System, cancellation);
        var environment = new MigrationEnvironment(
            "production", Route.Load("ivinex-intercom"), StagedConnector.NoSource(), StagedConnector.Open(folder), ledger,
            new FileStore(Path.Combine(folder, "files")), TimeProvider.System, new Progress<StepProgress>(), "benchmark");
        var watch = Stopwatch.StartNew();
        var judged = await new ReconcileStep(environment, new ReconcileOptions(TimeSpan.Zero)).RunAsync(null, cancellation);
        var seconds = watch.Elapsed.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        var (processor, peak) = (process.TotalProcessorTime.TotalSeconds, process.PeakWorkingSet64 / 1e6);
        var counts = ledger.Read.VerdictCounts();
        var run = new ReconciliationRun(
            judged.Records, counts.Sum(count => count.Fields), counts.Where(count => count.Class == VerdictClass.Defect).Sum(count => count.Fields), seconds, processor, peak);
        Console.WriteLine(JsonSerializer.Serialize(run));
        return 0;
    }
}
