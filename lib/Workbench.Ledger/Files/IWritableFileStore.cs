using Workbench.Core.Writing;

namespace Workbench.Ledger.Files;

/// <summary>Content-addressed files of a migration, to which files are added. Safe for several threads.</summary>
public interface IWritableFileStore : IFileStore
{
    /// <summary>
    /// Streams a file into the store. It appears under its hash only when it is whole; if <paramref name="write"/> throws, nothing is kept.
    /// </summary>
    /// <param name="write">Writes the bytes to the stream it is given, and does not close it.</param>
    Task<StoredFile> AddAsync(Func<Stream, CancellationToken, Task> write, CancellationToken cancellation);

    /// <summary>True where the store has the file. A symbolic link in its place is not the file.</summary>
    bool Contains(string sha256);
}
