using Workbench.Core.Hashing;
using Workbench.Core.Security;
using Workbench.Host.Running;
using Workbench.Host.Sessions;
using Workbench.Notebooks;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Migrations;

namespace Workbench.Cli.Running;

/// <summary>Executes notebooks of a migration folder with the Bench in reach, and shows on the terminal how far they are.</summary>
/// <param name="isUnattended">True where nobody sits at the keyboard: then real accounts are not signed for.</param>
/// <param name="isInteractive">True where long work goes on when this process ends.</param>
internal sealed class NotebookHost(string directory, TextWriter terminal, bool isUnattended, bool isInteractive = false)
{
    /// <summary>A stopped cell sees its requests through, also where a vendor takes its time or the quota has to be waited for.</summary>
    private static readonly TimeSpan StopGrace = TimeSpan.FromMinutes(5);

    private readonly ProgressLines lines = new(terminal);

    /// <summary>Runs one notebook headless; its executed copy lands in <c>executed/</c>.</summary>
    public async Task<NotebookRun> RunAsync(string notebook, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellation)
    {
        var opened = new List<IAsyncDisposable>();
        var secrets = File.Exists(Path.Combine(directory, MigrationFile.FileName))
            ? KnownSecrets.Of(await MigrationFile.ReadAsync(directory, cancellation), SecretSource.FromMachine())
            : new SecretScrubber();
        var options = new SessionOptions
        {
            Scrub = secrets.Scrub,
            References = [typeof(Bench).Assembly],
            StopGrace = StopGrace,
            FullOutputs = MigrationFolder.FullOutputs(directory, Path.GetFileNameWithoutExtension(notebook)),
            CellStarting = cell => CellSurface.Enter(new CellSurface(
                directory, line => lines.Show(cell, line), opened.Add, cell.Cancellation, isUnattended)
            {
                IsInteractive = isInteractive,
                Show = value => cell.Display(value),
            }),
        };
        var output = Path.Combine(directory, "executed", Path.GetFileName(notebook));
        KeepEarlier(output);
        try
        {
            return await new NotebookRunner(options, TimeProvider.System).RunAsync(
                new NotebookRunRequest(notebook, output) { Parameters = parameters }, cancellation);
        }
        finally
        {
            lines.End();
            foreach (var bench in opened)
            {
                await bench.DisposeAsync();
            }
        }
    }

    /// <summary>An executed copy is never lost: the one before moves aside under the hash of its content.</summary>
    internal static void KeepEarlier(string output)
    {
        if (!File.Exists(output))
        {
            return;
        }

        var earlier = Path.Combine(Path.GetDirectoryName(output)!, "earlier");
        Directory.CreateDirectory(earlier);
        var name = $"{Path.GetFileNameWithoutExtension(output)}-{Sha256Hex.Of(File.ReadAllBytes(output))[..8]}.ipynb";
        File.Move(output, Path.Combine(earlier, name), overwrite: true);
    }
}
