using System.ComponentModel;
using System.Diagnostics;

namespace Workbench.Cli.Kernel;

/// <summary>What a short process left.</summary>
internal sealed record ProcessAnswer(int ExitCode, string Output, string Error)
{
    /// <summary>Null where the program cannot be started.</summary>
    public static async Task<ProcessAnswer?> OfAsync(string program, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        using var process = Started(start);
        if (process is null)
        {
            return null;
        }

        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        return new ProcessAnswer(process.ExitCode, await output, await error);
    }

    private static Process? Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
