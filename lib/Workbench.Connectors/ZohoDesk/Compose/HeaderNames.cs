using Workbench.Connectors.Kit;

namespace Workbench.Connectors.ZohoDesk.Compose;

/// <summary>File names as a multipart header can carry them: quotes and back slashes would break it or be changed on the way.</summary>
internal static class HeaderNames
{
    public static string Clean(string name) => FileNames.Clean(name.Replace('"', '_').Replace('\\', '_'));
}
