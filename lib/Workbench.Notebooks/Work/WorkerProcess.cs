using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Workbench.Core.Errors;

namespace Workbench.Notebooks.Work;

/// <summary>Starts the process that carries a work out, so that it outlives whoever started it.</summary>
/// <remarks>
/// Secrets reach it through the inherited environment and the user-secrets file, never through its command line, which everybody on the machine
/// can read. Its streams lead into the log: those of a notebook's kernel carry a protocol and end with it.
/// </remarks>
internal static class WorkerProcess
{
    private const string Assembly = "workbench.dll";

    /// <exception cref="PlanException">The command line of the workbench does not lie beside this library.</exception>
    public static Process Start(string migration, WorkRequest request, string id, string log)
    {
        var command = Command(migration, request, id);
        var start = new ProcessStartInfo
        {
            WorkingDirectory = migration,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (OperatingSystem.IsWindows())
        {
            (start.FileName, start.CreateNoWindow, start.CreateNewProcessGroup) = (command[0], true, true);
            command[1..].ForEach(start.ArgumentList.Add);
        }
        else
        {
            start.FileName = "/bin/sh";
            new List<string> { "-c", "exec \"$@\" </dev/null >>\"$0\" 2>&1", log }.Concat(command).ToList().ForEach(start.ArgumentList.Add);
        }

        return Process.Start(start) ?? throw new PlanException($"{command[0]} did not start. Nothing was sent.");
    }

    private static List<string> Command(string migration, WorkRequest request, string id)
    {
        var assembly = Path.Combine(Path.GetDirectoryName(typeof(WorkerProcess).Assembly.Location)!, Assembly);
        if (!File.Exists(assembly))
        {
            throw new PlanException(
                $"Long work runs in a process of its own, and {assembly} is not there to start. Build the whole workbench with 'dotnet build', or run this notebook with 'workbench run'.");
        }

        List<string> command = [Runtime(), assembly, "work", migration, "--step", request.Step, "--detached", id];
        if (request.Confirm.Length > 0)
        {
            command.AddRange(["--confirm", request.Confirm]);
        }

        if (request.Rounds is { } rounds)
        {
            command.AddRange(["--rounds", rounds.ToString(CultureInfo.InvariantCulture)]);
        }

        return command;
    }

    /// <summary>The <c>dotnet</c> that runs this process, which has the right runtime beside it; else that of the search path.</summary>
    private static string Runtime()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var own = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(own) ? own : name;
    }
}
