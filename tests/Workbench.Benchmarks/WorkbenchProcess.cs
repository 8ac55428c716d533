using System.Diagnostics;

namespace Workbench.Benchmarks;

/// <summary>The command line as a person starts it, in a process of its own.</summary>
internal static class WorkbenchProcess
{
    /// <summary>Runs one command to its end and tells how long it took.</summary>
    /// <exception cref="InvalidOperationException">It did not end well; the message holds what it printed.</exception>
    public static async Task<TimeSpan> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "workbench.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0 ? watch.Elapsed : throw new InvalidOperationException($"workbench {arguments[0]} ended with {process.ExitCode}: {output}");
    }
}
