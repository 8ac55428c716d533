using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Workbench.Core.Errors;
using Workbench.Core.Files;
using Workbench.Core.Hashing;

namespace Workbench.Ledger.Files;

/// <summary>
/// Files of a migration under <c>ab/&lt;sha256&gt;</c> of one folder. Names from vendors never form paths. Safe for several threads.
/// </summary>
public sealed class FileStore : IWritableFileStore
{
    private const string Unfinished = ".part";

    /// <summary>Process ids are one machine's own, and several machines may share the folder.</summary>
    private static readonly string Machine = Sha256Hex.Of(Environment.MachineName)[..8];

    private static long unfinished;

    private readonly string folder;

    /// <summary>Opens the store, and removes what killed processes left half-written in it.</summary>
    /// <param name="folder">Made where it does not exist, for example <c>files</c> in the migration's folder.</param>
    public FileStore(string folder)
    {
        this.folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(this.folder);
        foreach (var left in Directory.EnumerateFiles(this.folder, "*" + Unfinished).Where(IsAbandoned))
        {
            File.Delete(left);
        }
    }

    public async Task<StoredFile> AddAsync(Func<Stream, CancellationToken, Task> write, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, $"{Environment.ProcessId}-{Machine}-{Interlocked.Increment(ref unfinished)}{Unfinished}");
        try
        {
            var stored = await WriteAsync(path, write, cancellation);
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(stored.Sha256))!);
            File.Move(path, PathOf(stored.Sha256), overwrite: true);
            return stored;
        }
        finally
        {
            File.Delete(path);
        }
    }

    public bool Contains(string sha256) => IsHash(sha256) && File.Exists(PathOf(sha256)) && !OwnFiles.IsLink(PathOf(sha256));

    public Stream OpenRead(string sha256) => Contains(sha256)
        ? new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read)
        : throw new LedgerException($"The file store has no file {sha256}. Download the attachment again.");

    private static async Task<StoredFile> WriteAsync(string path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellation)
    {
        using var hash = SHA256.Create();

        // Without a buffer of its own: what comes are blocks from the network, and for a small file a buffer is larger than the file.
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        await using (var hashing = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true))
        {
            await write(hashing, cancellation);
            await hashing.FlushFinalBlockAsync(cancellation);
        }

        file.Flush(flushToDisk: true);
        return new StoredFile(Convert.ToHexStringLower(hash.Hash!), file.Length);
    }

    /// <summary>True where the process of this machine that the name tells has ended.</summary>
    private static bool IsAbandoned(string path)
    {
        var name = Path.GetFileName(path).Split('-');
        if (!int.TryParse(name[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id) || (name.Length > 2 && name[1] != Machine))
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(id);
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private string PathOf(string sha256) => Path.Combine(folder, sha256[..2], sha256);
}

/// <summary>Where a stored file is found, and how long it is.</summary>
public sealed record StoredFile(string Sha256, long Bytes);
