using System.CommandLine;
using System.Diagnostics;
using Workbench.Cli;

namespace Workbench.EndToEnd.Tests.Running;

/// <summary>What a command line left.</summary>
internal sealed record CliResult(int ExitCode, string Output, string Error)
{
    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Error}";
}

/// <summary>The real command line: in this process, where the code is compiled already, or as a process of its own.</summary>
internal static class WorkbenchCli
{
    public static async Task<CliResult> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        await using StringWriter output = new(), error = new();
        var configuration = new InvocationConfiguration { Output = TextWriter.Synchronized(output), Error = TextWriter.Synchronized(error), ProcessTerminationTimeout = null };
        var exitCode = await CommandLine.RunAsync(arguments, configuration, cancellation);
        return new CliResult(exitCode, output.ToString(), error.ToString());
    }

    public static async Task<CliResult> RunProcessAsync(
        IEnumerable<string> arguments, CancellationToken cancellation, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = Start(arguments, environment);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var error = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return new CliResult(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    public static Process Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        // A test run in the background ignores SIGINT, and its children would inherit that.
        var start = new ProcessStartInfo(OperatingSystem.IsLinux() ? "env" : "dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in OperatingSystem.IsLinux() ? new[] { "--default-signal=INT,TERM", "dotnet" } : [])
        {
            start.ArgumentList.Add(word);
        }

        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "workbench.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
    }
}
