using System.Diagnostics;
using System.Runtime.InteropServices;
using Workbench.Cli.Commands;

namespace Workbench.Cli;

/// <summary>
/// Turns SIGINT (Ctrl-C) and SIGTERM into a request to stop: what is in flight is finished and recorded first, however long a vendor takes.
/// Ctrl-C after that ends the process at once, which the ledger survives like a crash; SIGTERM may come twice by way of a parent process.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly List<PosixSignalRegistration> registrations;
    private int exitCode;

    public StopSignals() => registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Hear(signal, Usage.Stopped)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Hear(signal, Usage.Terminated)),
    ];

    /// <summary>Cancelled at the first signal.</summary>
    public CancellationToken Token => stop.Token;

    /// <summary>The exit code of a command, where it was stopped the one that tells which signal did it.</summary>
    public int ExitCodeOf(int command) => command == Usage.Stopped && exitCode != 0 ? exitCode : command;

    public void Dispose()
    {
        registrations.ForEach(registration => registration.Dispose());
        stop.Dispose();
    }

    private void Hear(PosixSignalContext signal, int code)
    {
        signal.Cancel = true;
        if (Interlocked.CompareExchange(ref exitCode, code, 0) == 0)
        {
            Console.Error.WriteLine("Stopping: what is in flight is finished first. Ctrl-C now ends this at once.");
            stop.Cancel();
        }
        else if (signal.Signal == PosixSignal.SIGINT)
        {
            Process.GetCurrentProcess().Kill();
        }
    }
}
