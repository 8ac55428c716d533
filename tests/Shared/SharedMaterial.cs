namespace Workbench.Tests.Shared;

/// <summary>Larger material that may lie in a folder <c>shared</c> beside the repository, or beside any folder that holds it.</summary>
internal static class SharedMaterial
{
    private const string Requirement = "WORKBENCH_REQUIRE";

    /// <summary>The file or folder of that path below <c>shared</c>. Skips the test where it is absent, unless the environment requires it.</summary>
    public static string Require(params string[] parts)
    {
        var name = Path.Combine(["shared", .. parts]);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, name);
            if (Path.Exists(path))
            {
                return path;
            }
        }

        Assert.False(IsRequired, $"{name} is not beside the repository, but {Requirement} asks for it.");
        Assert.Skip($"{name} is not beside the repository; set {Requirement}=shared to insist on it.");
        return name;
    }

    /// <summary>True where the environment turns a skip for want of shared material into a failure.</summary>
    public static bool IsRequired => (Environment.GetEnvironmentVariable(Requirement) ?? "").Contains("shared", StringComparison.Ordinal);
}
