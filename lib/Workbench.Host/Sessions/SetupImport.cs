namespace Workbench.Host.Sessions;

/// <summary>
/// The line with which the setup cell loads the workbench into .NET Interactive. In this host it is loaded, and the line says nothing.
/// </summary>
internal static class SetupImport
{
    private const string Line = "#!import workbench.csx";

    public static bool Is(string line) => line.Trim() == Line;
}
