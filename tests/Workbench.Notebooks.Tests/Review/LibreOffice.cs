using System.Diagnostics;

namespace Workbench.Notebooks.Tests.Review;

/// <summary>The spreadsheet that takes the review there and back: the Debian package, or the program that <c>WORKBENCH_SOFFICE</c> names.</summary>
internal static class LibreOffice
{
    private const string Requirement = "WORKBENCH_REQUIRE";

    private static readonly string[] Places = ["/usr/bin/soffice", "/usr/bin/libreoffice", "/usr/local/bin/soffice"];

    /// <summary>The program. Skips the test where it is absent, unless the environment requires it.</summary>
    public static string Require()
    {
        var named = Environment.GetEnvironmentVariable("WORKBENCH_SOFFICE");
        var found = (named is null ? Places : [named]).FirstOrDefault(File.Exists);
        var isRequired = Environment.GetEnvironmentVariable(Requirement)?.Contains("libreoffice", StringComparison.OrdinalIgnoreCase) == true;
        Assert.False(found is null && isRequired, $"{Requirement} asks for libreoffice, but it is not installed. Install the package libreoffice-calc-nogui, or set WORKBENCH_SOFFICE.");
        Assert.SkipWhen(found is null, $"LibreOffice is not installed; set {Requirement}=libreoffice to insist on it.");
        return found!;
    }

    /// <summary>Converts a file in a folder, with a profile of its own so that no other LibreOffice is disturbed.</summary>
    /// <param name="filter">Ending and filter, for example <c>xlsx</c> or <c>csv:Text - txt - csv (StarCalc):44,34,76</c>.</param>
    /// <param name="readAs">How a CSV file is read; null for the program's own guess.</param>
    /// <returns>The path of the new file.</returns>
    public static async Task<string> ConvertAsync(string program, string path, string filter, string? readAs, string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])
            [
                $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--headless", "--norestore", "--convert-to", filter, "--outdir", folder,
                .. readAs is null ? (string[])[] : [$"--infilter={readAs}"], path,
            ])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var error = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            var made = Path.Combine(folder, Path.ChangeExtension(Path.GetFileName(path), filter.Split(':')[0]));
            Assert.True(process.ExitCode == 0 && File.Exists(made), $"{program} made no {made}: {await output} {await error}");
            return made;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
