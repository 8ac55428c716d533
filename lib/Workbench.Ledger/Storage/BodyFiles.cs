using Workbench.Core.Hashing;

namespace Workbench.Ledger.Storage;

/// <summary>Bodies too large for the database, beside it under <c>bodies/ab/&lt;sha256&gt;</c>.</summary>
internal sealed class BodyFiles(string ledgerPath)
{
    /// <summary>Larger bodies go to a file of their own.</summary>
    public const int MaxInlineBytes = 1024 * 1024;

    private readonly string folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(ledgerPath))!, "bodies");

    public string PathOf(string sha256) => Path.Combine(folder, sha256[..2], sha256);

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

    public byte[]? Read(string sha256) => PathOf(sha256) is var path && File.Exists(path) ? File.ReadAllBytes(path) : null;
}
