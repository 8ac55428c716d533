namespace Workbench.Emulators.Tests.Samples;

/// <summary>Finds data in the repository, and larger data that may lie beside it.</summary>
internal static class SharedData
{
    private const string Requirement = "WORKBENCH_REQUIRE";

    public static string InRepository(params string[] parts) =>
        Above(AppContext.BaseDirectory).Select(folder => Path.Combine([folder, .. parts])).First(Directory.Exists);

    /// <summary>The folder <c>shared/data/NAME</c> beside the repository or beside any folder that holds it.</summary>
    /// <returns>Null when it is absent and not required; a test then skips.</returns>
    public static string? Find(string name)
    {
        var found = Above(AppContext.BaseDirectory).Select(folder => Path.Combine(folder, "shared", "data", name))
            .FirstOrDefault(Directory.Exists);
        if (found is null && Environment.GetEnvironmentVariable(Requirement)?.Contains("shared", StringComparison.Ordinal) == true)
            Assert.Fail($"shared/data/{name} is not beside the repository, but {Requirement} asks for it.");
        return found;
    }

    private static IEnumerable<string> Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            yield return folder.FullName;
    }
}
