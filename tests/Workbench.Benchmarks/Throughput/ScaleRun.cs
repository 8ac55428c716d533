using System.Diagnostics;
using System.Text.Json;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;

namespace Workbench.Benchmarks.Throughput;

/// <summary>A whole migration of generated records in a process of its own: both vendors answer at once, so that only our own work counts.</summary>
/// <param name="Verified">Fields that reconciliation found equal.</param>
/// <param name="PeakMegabytes">Peak working set.</param>
internal sealed record ScaleRun(int Records, StepCost Extract, StepCost Map, StepCost Load, StepCost Reconcile, long Verified, double PeakMegabytes)
{
    public const string Command = "measure-scale";
    private const int InFlight = 64;

    public IReadOnlyList<(string Name, StepCost Cost)> Steps() => [("extract", Extract), ("map", Map), ("load", Load), ("reconcile", Reconcile)];

    public static async Task<int> MeasureAsync(int records, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("workbench-benchmark-").FullName;
        try
        {
            await using var migration = await GeneratedMigration.OpenAsync(folder, records, (write, _, _) => Task.FromResult(AnswerTo(write)), cancellation);
            await migration.DiscoverAsync(cancellation);
            await migration.SignAsync(cancellation);
            var extract = await StepCost.MeasureAsync(() => migration.ExtractAsync(cancellation));
            var map = await StepCost.MeasureAsync(() => migration.MapAsync(cancellation));
            var load = await StepCost.MeasureAsync(() => migration.LoadAsync(InFlight, cancellation));
            var reconcile = await StepCost.MeasureAsync(() => migration.ReconcileAsync(cancellation));
            using var process = Process.GetCurrentProcess();
            var verified = migration.Read.VerdictCounts().Where(count => count.Class == VerdictClass.Equal).Sum(count => count.Fields);
            Console.WriteLine(JsonSerializer.Serialize(new ScaleRun(records, extract, map, load, reconcile, verified, process.PeakWorkingSet64 / 1e6)));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The twin is named after the record, so that it can be shown without having been kept.</summary>
    private static WriteAnswer AnswerTo(Write write)
    {
        var email = write.NaturalKey!;
        var number = email[(email.IndexOf("person", StringComparison.Ordinal) + "person".Length)..email.IndexOf('@', StringComparison.Ordinal)];
        return new WriteAnswer.Done(new TwinRef(write.Creates!, number), null, number);
    }
}

/// <summary>What a step took.</summary>
internal sealed record StepCost(double Seconds, double ProcessorSeconds)
{
    public static async Task<StepCost> MeasureAsync(Func<Task> step)
    {
        using var process = Process.GetCurrentProcess();
        var (watch, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        await step();
        process.Refresh();
        return new StepCost(watch.Elapsed.TotalSeconds, (process.TotalProcessorTime - before).TotalSeconds);
    }
}
