using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Workbench.Benchmarks;

/// <summary>What was measured on a machine of one kind, as a page below docs/benchmarks.</summary>
internal static class MachinePage
{
    /// <summary>For example <c>linux-x64-2-cores</c>: machines come and go, kinds of machines can be compared.</summary>
    public static string Name => $"{RuntimeInformation.RuntimeIdentifier}-{Environment.ProcessorCount}-cores";

    /// <summary>Writes the page and returns its path.</summary>
    public static async Task<string> WriteAsync(string table, CancellationToken cancellation)
    {
        var path = Path.Combine(Folder(), $"{Name}.md");
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024);
        var text = string.Create(CultureInfo.InvariantCulture, $"""
            # {Name}

            ```
            dotnet run -c Release --project tests/Workbench.Benchmarks -- all --write
            ```

            Written on {TimeProvider.System.GetUtcNow():yyyy-MM-dd}: {Processor()}, {Environment.ProcessorCount} cores, {memory:0} GiB, {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.FrameworkDescription}.
            What is compared (against a bare loop, against a smaller size) was measured in one run; other figures are of this machine alone. A missed bound is marked.

            {table}
            """);
        await File.WriteAllTextAsync(path, text, cancellation);
        return path;
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", "benchmarks"));

    private static string Processor() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "unnamed processor"
        : "unnamed processor";
}
