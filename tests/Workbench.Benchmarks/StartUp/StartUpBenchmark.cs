using System.Diagnostics;

namespace Workbench.Benchmarks.StartUp;

/// <summary>How long the command line takes to say anything, and to run the default demo: emulators, all notebooks, audit record.</summary>
internal static class StartUpBenchmark
{
    private const int Starts = 5;
    private const double MostSecondsToStart = 1;
    private const double MostSecondsOfDemo = 120;

    public static async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("workbench-demo-").FullName;
        try
        {
            var starts = new List<double>();
            for (var start = 0; start < Starts; start++)
            {
                starts.Add(await RunAsync(["--help"], cancellation));
            }

            var demo = await RunAsync(["demo", "--out", Path.Combine(folder, "run")], cancellation);
            return
            [
                new("command line until its help is shown, median", starts.Order().ElementAt(Starts / 2), "s", MostSecondsToStart),
                new("default demo", demo, "s", MostSecondsOfDemo),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "workbench.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0 ? watch.Elapsed.TotalSeconds : throw new InvalidOperationException($"workbench {arguments[0]} ended with {process.ExitCode}: {output}");
    }
}
