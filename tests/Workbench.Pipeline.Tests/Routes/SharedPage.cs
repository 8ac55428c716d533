using Workbench.Tests.Shared;

namespace Workbench.Pipeline.Tests.Routes;

/// <summary>A route's page as it was published, where a folder of them lies beside the repository.</summary>
internal static class SharedPage
{
    /// <summary>The page's lines without blank ones. Skips the test where there is no page, unless the environment requires it.</summary>
    public static IReadOnlyList<string> Read(string name) =>
        [.. File.ReadLines(SharedMaterial.Require("route-pages", name + ".txt"))
            .Select(line => line.Trim(' ', '\t', '•', '\u00a0'))
            .Where(line => line.Length > 0)];
}
