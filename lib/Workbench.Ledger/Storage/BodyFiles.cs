using Workbench.Core.Hashing;

namespace Workbench.Ledger.Storage;

/// <summary>Bodies too large for the database file, beside it under <c>bodies/ab/&lt;sha256&gt;</c>.</summary>
/// <param name="folder">Null where the database takes bodies of any size.</param>
internal sealed class BodyFiles(string? folder)
{
    private const int MaxInlineBytes = 1024 * 1024;

    /// <summary>The files beside a ledger file.</summary>
    public static BodyFiles Beside(string ledgerPath) => new(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(ledgerPath))!, "bodies"));

    /// <summary>True where a body of that length gets a file of its own.</summary>
    public bool Takes(int bytes) => folder is not null && bytes > MaxInlineBytes;

    /// <summary>Where a body lies, or would; for messages, also about a body that no file should hold.</summary>
    public string PathOf(string sha256) => folder is null ? "the database" : Path.Combine(folder, sha256[..2], sha256);

    /// <summary>Writes the body through to the disk under a temporary name, then renames: under its final name it is always whole.</summary>
    public void Write(string sha256, ReadOnlySpan<byte> content)
    {
        var path = PathOf(sha256);
        if (File.Exists(path) && Sha256Hex.Of(File.ReadAllBytes(path)) == sha256)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = path + ".part";
        using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    public byte[]? Read(string sha256) => folder is not null && PathOf(sha256) is var path && File.Exists(path) ? File.ReadAllBytes(path) : null;
}
