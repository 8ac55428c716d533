using Workbench.Ledger;
using Workbench.Pipeline.Estimates;

namespace Workbench.Benchmarks.Estimates;

/// <summary>
/// How right the estimate is in real time: demos of the default size with the vendors' real limits and lags, each in a process of its own, against the
/// estimate that was frozen before their extraction. They wait for those limits most of the time, so they go side by side.
/// </summary>
internal static class RealTimeBenchmark
{
    private const double MostOff = 0.15;

    public static async Task<IReadOnlyList<Figure>> RunAsync(IReadOnlyList<string> routes, CancellationToken cancellation)
    {
        var figures = await Task.WhenAll(routes.Select(route => RunAsync(route, cancellation)));
        return [.. figures.SelectMany(route => route)];
    }

    private static async Task<IReadOnlyList<Figure>> RunAsync(string route, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("workbench-estimate-").FullName;
        try
        {
            var run = Path.Combine(folder, "run");
            await WorkbenchProcess.RunAsync(["demo", "--route", route, "--out", run, "--real-limits"], cancellation);
            await using var ledger = await SqliteLedger.OpenAsync(Path.Combine(run, "ledger.db"), TimeProvider.System, cancellation);
            var steps = ComparedStep.Of(EstimateStep.Kept(ledger.Read)!, StepWatch.Of(ledger.Read)).Where(step => step.Actual is not null).ToList();
            return
            [
                new($"{route}: duration, planned over actual", ComparedStep.RatioOf(steps)!.Value, "", Most: 1 + MostOff, Least: 1 - MostOff),
                new($"{route}: requests, planned over actual", Requests(steps, step => step.Planned.SourceRequests + step.Planned.DestinationRequests)
                    / Requests(steps, step => step.Actual!.SourceRequests + step.Actual.DestinationRequests), ""),
                .. steps.Select(step => new Figure($"{route}: {step.Planned.Name}, planned against {step.Actual!.Duration.TotalSeconds:0.0} s", step.Planned.Duration.TotalSeconds, "s")),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Requests(IEnumerable<ComparedStep> steps, Func<ComparedStep, double> of) => steps.Sum(of);
}
