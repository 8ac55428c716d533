using System.Globalization;
using Workbench.Cli.Running;
using Workbench.Core.Errors;
using Workbench.Core.Security;
using Workbench.Host.Kernel;
using Workbench.Host.Sessions;
using Workbench.Notebooks;
using Workbench.Notebooks.Migrations;

namespace Workbench.Cli.Kernel;

/// <summary>Lends the Bench to a kernel's session: the same displays and the same cancellation as headless, and a person who can be asked.</summary>
/// <param name="scrubber">Knows the secrets that are set, and learns those that are typed.</param>
internal sealed class KernelSession(SecretScrubber scrubber) : IAsyncDisposable
{
    /// <summary>A stopped cell sees its requests through, also where a vendor takes its time; a second interrupt ends the waiting.</summary>
    private static readonly TimeSpan StopGrace = TimeSpan.FromMinutes(5);

    private readonly ProgressLines lines = new(TextWriter.Null);
    private Bench? opened;

    /// <summary>Serves on the standard streams of this process until the client says so or is gone.</summary>
    public static async Task ServeAsync(CancellationToken cancellation)
    {
        await using Stream input = Console.OpenStandardInput(), output = Console.OpenStandardOutput();
        // From here on the streams belong to the protocol: what is printed outside of cells goes where errors go, and reads end at once.
        Console.SetIn(TextReader.Null);
        Console.SetOut(Console.Error);
        await using var session = new KernelSession(await SecretsHereAsync(cancellation));
        await new KernelServer(session.Options(), input, output).RunAsync(cancellation);
    }

    public ValueTask DisposeAsync() => opened?.DisposeAsync() ?? ValueTask.CompletedTask;

    private SessionOptions Options() => new()
    {
        References = [typeof(Bench).Assembly],
        StopGrace = StopGrace,
        Scrub = scrubber.Scrub,
        FullOutputs = FullOutputsHere(),
        CellStarting = Enter,

        // A notebook that is merely open hinders no other notebook, work or command: the ledger is held while a cell runs.
        CellEnded = () => opened?.ReleaseAsync() ?? Task.CompletedTask,
    };

    /// <summary>Jupyter and VS Code start a kernel in the folder of the notebook: that of a migration, or one for scratch work.</summary>
    private static FullOutputs FullOutputsHere()
    {
        var folder = Directory.GetCurrentDirectory();
        var prefix = TimeProvider.System.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        return Path.GetDirectoryName(folder) is { } above && File.Exists(Path.Combine(above, MigrationFile.FileName))
            ? MigrationFolder.FullOutputs(above, prefix)
            : new FullOutputs(Path.Combine(folder, "outputs"), "outputs", prefix);
    }

    /// <summary>The secrets of the migration that the setup cell will open. One that cannot be read is that cell's error.</summary>
    private static async Task<SecretScrubber> SecretsHereAsync(CancellationToken cancellation)
    {
        var folder = Environment.GetEnvironmentVariable("WORKBENCH_MIGRATION") ?? MigrationFile.FolderAtOrAbove(Directory.GetCurrentDirectory());
        try
        {
            return folder is null ? new SecretScrubber() : KnownSecrets.Of(await MigrationFile.ReadAsync(folder, cancellation), SecretSource.FromMachine());
        }
        catch (WorkbenchException)
        {
            return new SecretScrubber();
        }
    }

    private void Enter(DisplayContext cell)
    {
        lines.End();
        CellSurface.Enter(new CellSurface(null, line => lines.Show(cell, line), Own, cell.Cancellation, IsUnattended: !cell.IsAttended)
        {
            AskSecret = name => AskSecret(cell, name),

            // Where nobody can be asked, as under nbconvert, nobody closes a window either: the run itself carries everything out.
            IsInteractive = cell.IsAttended,
            Show = value => cell.Display(value),
        });
    }

    /// <summary>Asked once for each kernel: the answer stays in this process and in those that it starts, and in no file.</summary>
    private string? AskSecret(DisplayContext cell, string name)
    {
        if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } known)
        {
            return known;
        }

        if (cell.Ask($"{name}: ", isSecret: true) is not { Length: > 0 } typed)
        {
            return null;
        }

        scrubber.Know(new Secret(typed));
        Environment.SetEnvironmentVariable(name, typed);
        return typed;
    }

    /// <summary>The setup cell may be run again: its new Bench takes the place of the one before, which holds the ledger.</summary>
    private void Own(Bench bench)
    {
        var before = opened;
        opened = bench;
        before?.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
