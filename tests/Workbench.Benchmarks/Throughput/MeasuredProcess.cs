using System.Diagnostics;
using System.Text.Json;

namespace Workbench.Benchmarks.Throughput;

/// <summary>Runs a part of a benchmark as a process of its own, so that time, processor and memory are those of that part.</summary>
internal static class MeasuredProcess
{
    /// <summary>Starts this program with other arguments and reads the JSON that it prints, one value a line.</summary>
    public static async Task<IReadOnlyList<T>> RunAsync<T>(IEnumerable<string> arguments, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true })!;
        var lines = new List<T>();
        while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            lines.Add(JsonSerializer.Deserialize<T>(line)!);
        }

        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0 ? lines : throw new InvalidOperationException($"The measured process ended with {process.ExitCode}.");
    }
}
