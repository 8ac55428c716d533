namespace Workbench.Core.Writing;

/// <summary>Content-addressed files of a migration.</summary>
public interface IFileStore
{
    /// <summary>Opens the file with that SHA-256 for reading.</summary>
    /// <exception cref="Errors.LedgerException">The store has no such file.</exception>
    Stream OpenRead(string sha256);
}
