using System.Runtime.InteropServices;

namespace Workbench.Host.Sessions.Packages;

/// <summary>The <c>dotnet</c> of the runtime that this process runs on, which need not be on the search path.</summary>
public static class DotnetCommand
{
    /// <summary>Its full path; <c>dotnet</c>, to be found on the search path, where the runtime is not part of an installation.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        // The runtime lies in ROOT/shared/Microsoft.NETCore.App/VERSION/.
        var root = System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var path = System.IO.Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(path) ? path : "dotnet";
    }
}
