using System.Text.Json;

namespace Workbench.Host.Sessions.Packages;

/// <summary>Reads what NuGet restored, from the assets file that it leaves.</summary>
internal static class RestoredAssets
{
    /// <summary>Full paths of the assemblies to run against, for this machine; null where a file is missing or the assets are half written.</summary>
    public static IReadOnlyList<string>? TryRead(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var assets = JsonDocument.Parse(stream);
            var folders = assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
            var libraries = assets.RootElement.GetProperty("libraries");
            var target = assets.RootElement.GetProperty("targets").EnumerateObject().First().Value;
            var found = target.EnumerateObject().SelectMany(package => Files(package.Value).Select(file =>
                Find(folders, libraries.GetProperty(package.Name).GetProperty("path").GetString()!, file))).ToList();
            return found.Contains(null) ? null : found.OfType<string>().ToList();
        }
        catch (Exception error) when (error is JsonException or IOException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The portable assemblies, and in place of one that depends on the system, the one for this system.</summary>
    private static IEnumerable<string> Files(JsonElement package)
    {
        var byName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (package.TryGetProperty("runtime", out var portable))
        {
            foreach (var file in portable.EnumerateObject().Select(file => file.Name).Where(IsAssembly))
            {
                byName[Path.GetFileName(file)] = file;
            }
        }

        if (package.TryGetProperty("runtimeTargets", out var bySystem))
        {
            foreach (var file in bySystem.EnumerateObject().Where(file => IsAssembly(file.Name) && IsThisSystem(file.Value)))
            {
                byName[Path.GetFileName(file.Name)] = file.Name;
            }
        }

        return byName.Values;
    }

    private static bool IsAssembly(string file) => file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);

    private static bool IsThisSystem(JsonElement file) =>
        file.GetProperty("assetType").GetString() == "runtime"
        && file.GetProperty("rid").GetString() is { } rid
        && (rid == (OperatingSystem.IsWindows() ? "win" : "unix")
            || (OperatingSystem.IsLinux() && rid == "linux")
            || (OperatingSystem.IsMacOS() && rid == "osx"));

    private static string? Find(IEnumerable<string> folders, string library, string file) =>
        folders.Select(folder => Path.GetFullPath(Path.Combine(folder, library, file))).FirstOrDefault(File.Exists);
}
