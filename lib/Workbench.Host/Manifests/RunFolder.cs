using System.IO.Enumeration;
using System.Security.Cryptography;

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

    public static async Task<ManifestFile> DescribeAsync(string folder, string path, CancellationToken cancellation)
    {
        await using var stream = new FileStream(
            Path.Combine(folder, path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1 << 16, useAsync: true);
        var hash = await SHA256.HashDataAsync(stream, cancellation).ConfigureAwait(false);
        return new ManifestFile(path, stream.Length, Convert.ToHexStringLower(hash));
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
