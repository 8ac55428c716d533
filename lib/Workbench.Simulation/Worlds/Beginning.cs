using Workbench.Emulators.Kit;
using Workbench.Ledger;

namespace Workbench.Simulation.Worlds;

/// <summary>
/// What a migration leaves behind that came to the end of provisioning without a fault and without a crash: both vendors' state, the ledger and
/// the plan. Many seeds go on from copies of it.
/// </summary>
internal sealed class Beginning(World world) : IDisposable
{
    private readonly string folder = world.Folder;

    public DateTimeOffset EndedAt { get; } = world.Clock.GetUtcNow();

    public DocumentStore Source { get; } = world.Source.Emulator.Store.Copy(null);

    public DocumentStore Destination { get; } = world.Destination.Emulator.Store.Copy(null);

    /// <summary>The destination before anything was migrated.</summary>
    public IReadOnlyDictionary<string, string> Before { get; } = world.Before;

    /// <summary>Copies ledger and plan; what an operator writes is written anew.</summary>
    /// <exception cref="Core.Errors.LedgerException">The copy of the ledger on the server is not what the file is.</exception>
    public async Task CopyAsync(Ground to, TimeProvider clock, CancellationToken cancellation)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            File.Copy(file, Path.Combine(to.Folder, Path.GetFileName(file)));
        }

        var copied = Ground.In(to.Folder).Ledger;
        if (to.Ledger.Name != copied.Name)
        {
            await LedgerCopy.RunAsync(copied, to.Ledger, Ground.Writer, clock, cancellation);
        }
    }

    public void Dispose()
    {
        Source.Dispose();
        Destination.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
