using System.IO.Enumeration;
using System.Security.Cryptography;

namespace Workbench.Host.Manifests;

/// <summary>The files of a run folder that belong to the record.</summary>
internal static class RunFolder
{
    /// <summary>Relative paths in ordinal order, without the manifest and the volatile files. Symbolic links are skipped, not followed.</summary>
    public static IReadOnlyList<string> Files(string folder, IReadOnlyList<string> volatilePatterns)
    {
        var enumeration = new FileSystemEnumerable<string>(
            folder,
            (ref FileSystemEntry entry) => Path.GetRelativePath(folder, entry.ToFullPath()).Replace(Path.DirectorySeparatorChar, '/'),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
        return
        [
            .. enumeration
                .Where(path => path != Manifest.FileName && !volatilePatterns.Any(pattern => IsMatch(pattern, path)))
                .Order(StringComparer.Ordinal),
        ];
    }

    public static async Task<ManifestFile> DescribeAsync(string folder, string path, CancellationToken cancellation)
    {
        await using var stream = new FileStream(
            Path.Combine(folder, path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1 << 16, useAsync: true);
        var hash = await SHA256.HashDataAsync(stream, cancellation).ConfigureAwait(false);
        return new ManifestFile(path, stream.Length, Convert.ToHexStringLower(hash));
    }

    private static bool IsMatch(string pattern, string path) =>
        FileSystemName.MatchesSimpleExpression(pattern, pattern.Contains('/', StringComparison.Ordinal) ? path : Path.GetFileName(path), ignoreCase: false);
}
