using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Workbench.Benchmarks.Reconciliation;

/// <summary>How long a comparison of everything takes and what memory it needs, without the vendor's time: read-backs come from a file.</summary>
internal static class ReconciliationBenchmark
{
    private const int Reference = 200_000;
    private const double MostSeconds = 10;
    private const double MostMegabytes = 250;

    /// <summary>Time per record may grow by this factor from the smallest to the largest account.</summary>
    private const double MostGrowth = 1.5;

    public static async Task<IReadOnlyList<Figure>> RunAsync(IReadOnlyList<int> sizes, CancellationToken cancellation)
    {
        var (figures, runs) = (new List<Figure>(), new List<ReconciliationRun>());
        foreach (var size in sizes)
        {
            var run = await RunAsync(size, cancellation);
            runs.Add(run);
            var (name, share) = (size.ToString("#,0", CultureInfo.InvariantCulture), (double)size / Reference);
            figures.Add(new($"{name} records: time", run.Seconds, "s", MostSeconds * Math.Max(share, 0.1)));
            figures.Add(new($"{name} records: peak memory", run.PeakMegabytes, "MB", MostMegabytes));
            figures.Add(new($"{name} records: processor time", run.ProcessorSeconds, "s"));
            figures.Add(new($"{name} records: fields per second", run.Fields / run.Seconds, "1/s"));
            figures.Add(new($"{name} records: planted defects not found", StagedAccount.Defects(size) - run.Defects, "", 0));
        }

        if (runs.Count > 1)
        {
            figures.Add(new("time per record, largest against the one before", Each(runs[^1]) / Each(runs[^2]), "", MostGrowth));
            figures.AddRange(runs.Zip(runs.Skip(1), Exponent));
        }

        return figures;
    }

    private static double Each(ReconciliationRun run) => run.Seconds / run.Records;

    /// <summary>By processor time, which other work on the machine hardly changes: 1 where twice the records cost twice as much.</summary>
    private static Figure Exponent(ReconciliationRun small, ReconciliationRun large) => new(
        string.Create(CultureInfo.InvariantCulture, $"growth exponent of processor time, {small.Records:#,0} to {large.Records:#,0}"),
        Math.Log(large.ProcessorSeconds / small.ProcessorSeconds) / Math.Log((double)large.Records / small.Records), "");

    /// <summary>
    /// Every account is measured from the system's cache, so that sizes can be compared: what was staged minutes ago may be back on the disk,
    /// and the disk is not what is measured.
    /// </summary>
    private static async Task ReadOnceAsync(string folder, CancellationToken cancellation)
    {
        foreach (var path in Directory.EnumerateFiles(folder))
        {
            await using var file = File.OpenRead(path);
            await file.CopyToAsync(Stream.Null, 1 << 20, cancellation);
        }
    }

    private static async Task<ReconciliationRun> RunAsync(int records, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("workbench-benchmark-").FullName;
        try
        {
            await StagedAccount.WriteAsync(folder, records, cancellation);
            await ReadOnceAsync(folder, cancellation);
            var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, ArgumentList = { ReconciliationRun.Command, folder } };
            using var process = Process.Start(start)!;
            var line = await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0
                ? JsonSerializer.Deserialize<ReconciliationRun>(line)!
                : throw new InvalidOperationException($"The measured process ended with {process.ExitCode}.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
