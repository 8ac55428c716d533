using System.IO.Enumeration;
using Workbench.Core.Errors;

namespace Workbench.Core.Files;

/// <summary>A run folder holds its files itself: what a symbolic link in it leads to belongs to somebody else, and is neither read nor written.</summary>
public static class OwnFiles
{
    /// <summary>Folder of the stored files: there are too many to look at each time, and the store itself takes no link for a file.</summary>
    private const string StoredFiles = "files";

    /// <summary>Looks through a run folder. The folder itself may be reached through links: whoever names it chose that way.</summary>
    /// <exception cref="PlanException">A symbolic link stands in it.</exception>
    public static void Require(string folder)
    {
        if (FirstLink(folder) is { } link)
        {
            throw new PlanException(
                $"{link} is a symbolic link, and links in a run folder are not followed: they would lead reading and writing to files that are not the migration's. Put the file or folder itself in its place, or delete the link.");
        }
    }

    /// <summary>True where the path itself is a symbolic link.</summary>
    public static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    /// <summary>
    /// True where a file has bytes to read. What has none need not be opened to be known, and must not be: under its name may stand a pipe, which somebody
    /// packed into the folder and of which nobody ever reads the end.
    /// </summary>
    public static bool HasBytes(string path) => new FileInfo(path) is { Exists: true, Length: > 0 };

    private static string? FirstLink(string folder)
    {
        var stored = Path.Combine(folder, StoredFiles);
        var links = new FileSystemEnumerable<string>(
            folder,
            static (ref FileSystemEntry entry) => entry.ToFullPath(),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = default, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) => IsLink(ref entry),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry) && !entry.Directory.SequenceEqual(stored),
        };
        return links.FirstOrDefault();
    }

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
}
