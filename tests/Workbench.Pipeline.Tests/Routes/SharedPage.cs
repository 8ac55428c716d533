namespace Workbench.Pipeline.Tests.Routes;

/// <summary>A route's page as it was published, where a folder of them lies beside the repository.</summary>
internal static class SharedPage
{
    /// <summary>The page's lines without blank ones. Skips the test where there is no page, unless the environment requires it.</summary>
    public static IReadOnlyList<string> Read(string name)
    {
        var path = Find(name);
        if (path is null)
        {
            var isRequired = Environment.GetEnvironmentVariable("WORKBENCH_REQUIRE")?.Contains("shared", StringComparison.Ordinal) == true;
            Assert.False(isRequired, $"WORKBENCH_REQUIRE asks for shared/route-pages/{name}.txt, which lies in no folder above {AppContext.BaseDirectory}.");
            Assert.Skip($"No shared/route-pages/{name}.txt beside the repository: the route's data is not compared with its page.");
        }

        return [.. File.ReadLines(path).Select(line => line.Trim(' ', '\t', '•', '\u00a0')).Where(line => line.Length > 0)];
    }

    private static string? Find(string name)
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var path = Path.Combine(directory.FullName, "shared", "route-pages", name + ".txt");
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
