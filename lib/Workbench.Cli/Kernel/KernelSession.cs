using Workbench.Cli.Running;
using Workbench.Host.Kernel;
using Workbench.Host.Sessions;
using Workbench.Notebooks;

namespace Workbench.Cli.Kernel;

/// <summary>Lends the Bench to a kernel's session: the same displays and the same cancellation as headless, and a person who can be asked.</summary>
internal sealed class KernelSession : IAsyncDisposable
{
    /// <summary>A stopped cell sees its requests through, also where a vendor takes its time; a second interrupt ends the waiting.</summary>
    private static readonly TimeSpan StopGrace = TimeSpan.FromMinutes(5);

    private readonly ProgressLines lines = new(TextWriter.Null);
    private IAsyncDisposable? opened;

    /// <summary>Serves on the standard streams of this process until the client says so or is gone.</summary>
    public static async Task ServeAsync(CancellationToken cancellation)
    {
        await using Stream input = Console.OpenStandardInput(), output = Console.OpenStandardOutput();
        // From here on the streams belong to the protocol: what is printed outside of cells goes where errors go, and reads end at once.
        Console.SetIn(TextReader.Null);
        Console.SetOut(Console.Error);
        await using var session = new KernelSession();
        await new KernelServer(session.Options(), input, output).RunAsync(cancellation);
    }

    public ValueTask DisposeAsync() => opened?.DisposeAsync() ?? ValueTask.CompletedTask;

    private SessionOptions Options() => new()
    {
        References = [typeof(Bench).Assembly],
        StopGrace = StopGrace,
        CellStarting = Enter,
    };

    private void Enter(DisplayContext cell)
    {
        lines.End();
        CellSurface.Enter(new CellSurface(null, line => lines.Show(cell, line), Own, cell.Cancellation, IsUnattended: !cell.IsAttended));
    }

    /// <summary>The setup cell may be run again: its new Bench takes the place of the one before, which holds the ledger.</summary>
    private void Own(IAsyncDisposable bench)
    {
        var before = opened;
        opened = bench;
        before?.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
