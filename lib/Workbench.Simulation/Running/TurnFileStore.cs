using Workbench.Ledger.Files;

namespace Workbench.Simulation.Running;

/// <summary>
/// Keeps the turn until a file is downloaded and stored: it is written by threads of the system, and whoever is done first there would go on first.
/// </summary>
internal sealed class TurnFileStore(FileStore files) : IWritableFileStore
{
    public Task<StoredFile> AddAsync(Func<Stream, CancellationToken, Task> write, CancellationToken cancellation)
    {
        // On another scheduler, because nothing of this one goes on while the turn is kept.
        var adding = Task.Run(() => files.AddAsync(write, cancellation), CancellationToken.None);
        Turn.Keep(adding);
        return adding;
    }

    public bool Contains(string sha256) => files.Contains(sha256);

    public Stream OpenRead(string sha256) => files.OpenRead(sha256);
}
