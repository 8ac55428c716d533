using System.Diagnostics;
using System.Text;
using Workbench.Emulators.Checking;

namespace Workbench.EndToEnd.Tests.Running;

/// <summary>A demo, or one of its notebooks, in a process of its own, and how far it is, seen from outside.</summary>
internal sealed class DemoProcess : IDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    private readonly Process process;
    private readonly StringBuilder said = new();
    private readonly string ledger;
    private readonly string production;
    private readonly string messages;
    private int notebooks;

    public DemoProcess(IEnumerable<string> command, Pair pair, TemporaryFolder folder)
    {
        ledger = Path.Combine(folder.Run, "ledger.db");
        production = folder.StateOf($"{pair.Destination}-production");
        messages = pair.MessageCollection;
        process = WorkbenchCli.Start(command);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>Notebooks that have ended.</summary>
    public int Notebooks => Volatile.Read(ref notebooks);

    /// <summary>Records in the production account.</summary>
    public int Documents => StateFile.CountAll(production);

    /// <summary>Messages in the production account.</summary>
    public int Messages => StateFile.Count(production, messages);

    /// <summary>Events in the production ledger.</summary>
    public int Events => StateFile.Events(ledger);

    /// <summary>Writes to production that were begun and not confirmed.</summary>
    public int InFlight => StateFile.InFlight(ledger);

    /// <summary>Processor time spent so far: how far the process is, however busy the machine.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.HasExited ? TimeSpan.MaxValue : process.TotalProcessorTime;
        }
    }

    /// <summary>Everything printed so far.</summary>
    public string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    /// <summary>Waits until the demo is that far.</summary>
    /// <returns>False where it ended before.</returns>
    public async Task<bool> ReachesAsync(Func<DemoProcess, bool> isHere, CancellationToken cancellation)
    {
        while (!isHere(this))
        {
            if (process.HasExited)
            {
                return false;
            }

            await Task.Delay(Glance, cancellation);
        }

        return !process.HasExited;
    }

    /// <summary>Ends it as a power cut would (SIGKILL).</summary>
    public async Task KillAsync(CancellationToken cancellation)
    {
        process.Kill();
        await process.WaitForExitAsync(cancellation);
    }

    public async Task<CliResult> EndAsync(CancellationToken cancellation)
    {
        await process.WaitForExitAsync(cancellation);
        return new CliResult(process.ExitCode, Said, "");
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (said)
        {
            said.AppendLine(line);
        }

        if (line.StartsWith("ok ", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref notebooks);
        }
    }
}
