using System.Buffers;
using System.IO.Enumeration;
using System.Security.Cryptography;
using Workbench.Core.Files;
using Workbench.Core.Hashing;
using Workbench.Ledger.Verification;

namespace Workbench.Host.Manifests;

/// <summary>The files of a run folder, told apart by whether they belong to the record.</summary>
/// <param name="Recorded">Files of the record without the manifest itself.</param>
/// <param name="Outside">Files that change by themselves and are not part of the record.</param>
/// <param name="Links">Symbolic links to files or folders. They are never followed: what they lead to may change without the folder changing.</param>
internal sealed record RunFolder(IReadOnlyList<string> Recorded, IReadOnlyList<string> Outside, IReadOnlyList<string> Links)
{
    /// <summary>Relative paths with <c>/</c>, each list in ordinal order.</summary>
    public static RunFolder Read(string folder, IReadOnlyList<string> volatilePatterns)
    {
        var enumeration = new FileSystemEnumerable<(string Path, bool IsLink)>(
            folder,
            (ref FileSystemEntry entry) =>
                (Path.GetRelativePath(folder, entry.ToFullPath()).Replace(Path.DirectorySeparatorChar, '/'), IsLink(ref entry)),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = default, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory || IsLink(ref entry),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry),
        };
        var found = enumeration.Where(entry => entry.Path != Manifest.FileName).OrderBy(entry => entry.Path, StringComparer.Ordinal)
            .ToLookup(entry => entry.IsLink ? Sort.Link : volatilePatterns.Any(pattern => IsMatch(pattern, entry.Path)) ? Sort.Outside : Sort.Recorded, entry => entry.Path);
        return new RunFolder([.. found[Sort.Recorded]], [.. found[Sort.Outside]], [.. found[Sort.Link]]);
    }

    /// <summary>Begins the part of a watch in which these files are described.</summary>
    public static void Begin(ReadingWatch watch, string folder, IEnumerable<string> paths) =>
        watch.Begin("files, MiB", paths.Select(path => new FileInfo(Path.Combine(folder, path))).Where(file => file.Exists).Sum(file => file.Length), 1 << 20);

    /// <summary>Size and hash of a file.</summary>
    /// <param name="watch">Is told every MiB.</param>
    public static async Task<ManifestFile> DescribeAsync(string folder, string path, ReadingWatch watch, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, path);
        if (!OwnFiles.HasBytes(file))
        {
            return new ManifestFile(path, 0, Sha256Hex.Of([]));
        }

        await using var stream = new FileStream(
            file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, useAsync: true);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 20);
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
            {
                hash.AppendData(buffer, 0, read);
                watch.Add(read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return new ManifestFile(path, stream.Length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static bool IsMatch(string pattern, string path) =>
        FileSystemName.MatchesSimpleExpression(pattern, pattern.Contains('/', StringComparison.Ordinal) ? path : Path.GetFileName(path), ignoreCase: false);

    private enum Sort
    {
        Recorded,
        Outside,
        Link,
    }
}
