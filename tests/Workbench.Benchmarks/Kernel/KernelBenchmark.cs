using System.Diagnostics;
using System.Text.Json;

namespace Workbench.Benchmarks.Kernel;

/// <summary>The Jupyter kernel as an editor sees it: how long its cells take, and what both of its processes hold.</summary>
internal static class KernelBenchmark
{
    private const int Cells = 50;
    private const int MoreCells = 200;

    public static async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("workbench-kernel-").FullName;
        try
        {
            var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
            await RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "workbench.dll"), "kernel", "install", "--python", python, "--prefix", folder], folder, cancellation);
            var script = Path.Combine(AppContext.BaseDirectory, "Kernel", "measure_kernel.py");
            var measured = JsonSerializer.Deserialize<Measured>(await RunAsync(python, [script, $"{Cells}", $"{MoreCells}"], folder, cancellation), JsonSerializerOptions.Web)!;
            return
            [
                new("first cell, from ready", measured.FirstFromReady, "s", 3),
                new("first cell, from launch", measured.FirstFromLaunch, "s", 5),
                new("later cells, median", measured.Median, "ms", 60),
                new("later cells, 95th percentile", measured.Percentile95, "ms", 150),
                new($"both processes after {Cells} cells", measured.Memory, "MB", 250),
                new($"growth over {MoreCells} further cells", measured.Growth, "MB a cell", 0.5),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> RunAsync(string program, IEnumerable<string> arguments, string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, WorkingDirectory = folder };
        start.Environment["JUPYTER_PATH"] = Path.Combine(folder, "share", "jupyter");
        start.Environment["PYDEVD_DISABLE_FILE_VALIDATION"] = "1";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {output}");
    }

    private sealed record Measured(double FirstFromReady, double FirstFromLaunch, double Median, double Percentile95, double Memory, double Growth);
}
