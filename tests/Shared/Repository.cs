namespace Workbench.Tests.Shared;

/// <summary>The checked-out repository in which the tests run.</summary>
internal static class Repository
{
    public static DirectoryInfo Root { get; } = Find();

    /// <summary>Own files of that pattern below a folder, without what a build produces; none where the folder does not exist.</summary>
    public static IEnumerable<FileInfo> Files(string folder, string pattern)
    {
        var directory = new DirectoryInfo(Path.Combine(Root.FullName, folder));
        return directory.Exists
            ? directory.EnumerateFiles(pattern, SearchOption.AllDirectories).Where(IsOwn)
            : [];
    }

    /// <summary>Path below the root with forward slashes, the form in which failures name files.</summary>
    public static string Relative(FileInfo file) => Path.GetRelativePath(Root.FullName, file.FullName).Replace('\\', '/');

    private static bool IsOwn(FileInfo file) => !Relative(file).Split('/').Any(part => part is "bin" or "obj" or "runs");

    private static DirectoryInfo Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Workbench.sln")))
            {
                return directory;
            }
        }

        throw new DirectoryNotFoundException($"No Workbench.sln above {AppContext.BaseDirectory}. Run the tests from a checkout.");
    }
}
