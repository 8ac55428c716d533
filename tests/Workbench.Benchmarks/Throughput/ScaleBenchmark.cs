using System.Globalization;

namespace Workbench.Benchmarks.Throughput;

/// <summary>Whole migrations of growing size: memory must not follow the size of the account, and time must follow it in proportion.</summary>
internal static class ScaleBenchmark
{
    private const double MostMegabytes = 500;
    private const double MostMemoryGrowth = 1.3;
    private const double MostExponent = 1.05;

    /// <param name="sizes">Numbers of records, rising.</param>
    public static async Task<IReadOnlyList<Figure>> RunAsync(IReadOnlyList<int> sizes, CancellationToken cancellation)
    {
        var (figures, runs) = (new List<Figure>(), new List<ScaleRun>());
        foreach (var size in sizes)
        {
            var run = await MeasureAsync(size, cancellation);
            runs.Add(run);
            figures.AddRange(Figures(run));
        }

        var (first, last) = (runs[0], runs[^1]);
        figures.Add(new($"peak memory, {Print(last.Records)} against {Print(first.Records)} records", last.PeakMegabytes / first.PeakMegabytes, "times", MostMemoryGrowth));
        figures.AddRange(Exponents(runs[^2], last));
        return figures;
    }

    private static async Task<ScaleRun> MeasureAsync(int records, CancellationToken cancellation) =>
        (await MeasuredProcess.RunAsync<ScaleRun>([ScaleRun.Command, records.ToString(CultureInfo.InvariantCulture)], cancellation)).Single();

    private static IEnumerable<Figure> Figures(ScaleRun run)
    {
        var name = $"{Print(run.Records)} records";
        yield return new($"{name}: peak memory", run.PeakMegabytes, "MB", MostMegabytes);
        yield return new($"{name}: fields not verified", ((long)run.Records * GeneratedRecord.Fields.Count) - run.Verified, "", 0);
        foreach (var (step, cost) in run.Steps())
        {
            yield return new($"{name}: {step}", run.Records / cost.Seconds, "records/s");
            yield return new($"{name}: {step}, processor time", cost.ProcessorSeconds * 1e6 / run.Records, "µs a record");
        }
    }

    /// <summary>
    /// The power of the size with which time grows, between the two largest: what a process takes to start and to compile its code would
    /// flatter a smaller one. It is taken from processor time, which other processes disturb less.
    /// </summary>
    private static IEnumerable<Figure> Exponents(ScaleRun smaller, ScaleRun larger) => smaller.Steps().Zip(larger.Steps()).Select(step => new Figure(
        $"growth exponent of {step.First.Name}, {Print(smaller.Records)} to {Print(larger.Records)} records",
        Math.Log(step.Second.Cost.ProcessorSeconds / step.First.Cost.ProcessorSeconds) / Math.Log((double)larger.Records / smaller.Records), "", MostExponent));

    private static string Print(int records) => records.ToString("#,0", CultureInfo.InvariantCulture);
}
