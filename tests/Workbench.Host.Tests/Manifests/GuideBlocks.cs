using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Workbench.Host.Tests.Manifests;

/// <summary>Runs the commands that <c>VERIFY.md</c> of a record names, with the tools that it names.</summary>
internal static partial class GuideBlocks
{
    private static readonly string[] Tools = ["/bin/bash", "/usr/bin/sha256sum", "/usr/bin/sqlite3", "/usr/bin/jq"];

    /// <returns>What each block printed, trimmed.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(string folder, CancellationToken cancellation)
    {
        var missing = Tools.Where(tool => !File.Exists(tool)).ToList();
        var isRequired = Environment.GetEnvironmentVariable("WORKBENCH_REQUIRE")?.Contains("sqlite3", StringComparison.Ordinal) == true;
        Assert.SkipWhen(missing.Count > 0 && !isRequired, $"Not installed: {string.Join(", ", missing)}.");
        Assert.Empty(missing);
        var said = new List<string>();
        foreach (Match block in Block().Matches(await File.ReadAllTextAsync(Path.Combine(folder, "VERIFY.md"), cancellation)))
        {
            said.Add(await RunAsync(folder, block.Groups["code"].Value, cancellation));
        }

        return said;
    }

    private static async Task<string> RunAsync(string folder, string code, CancellationToken cancellation)
    {
        using var bash = Process.Start(new ProcessStartInfo("/bin/bash", ["-c", $"exec 2>&1\n{code}"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        })!;
        var said = await bash.StandardOutput.ReadToEndAsync(cancellation);
        await bash.WaitForExitAsync(cancellation);
        return said.Trim();
    }

    [GeneratedRegex(@"^```sh\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
