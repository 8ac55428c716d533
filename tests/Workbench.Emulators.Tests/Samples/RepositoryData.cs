namespace Workbench.Emulators.Tests.Samples;

/// <summary>Finds data in the repository.</summary>
internal static class RepositoryData
{
    public static string Find(params string[] parts) =>
        Above(AppContext.BaseDirectory).Select(folder => Path.Combine([folder, .. parts])).First(Directory.Exists);

    private static IEnumerable<string> Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            yield return folder.FullName;
    }
}
