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
                starts.Add((await WorkbenchProcess.RunAsync(["--help"], cancellation)).TotalSeconds);
            }

            var demo = await WorkbenchProcess.RunAsync(["demo", "--out", Path.Combine(folder, "run")], cancellation);
            return
            [
                new("command line until its help is shown, median", starts.Order().ElementAt(Starts / 2), "s", MostSecondsToStart),
                new("default demo", demo.TotalSeconds, "s", MostSecondsOfDemo),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
