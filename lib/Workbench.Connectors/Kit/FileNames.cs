namespace Workbench.Connectors.Kit;

/// <summary>
/// File names of the source as they are sent. They stay as they are, but for what no vendor gives back: control characters, a name of dots
/// alone, which an address takes for a folder, and no name at all.
/// </summary>
internal static class FileNames
{
    public static string Clean(string name)
    {
        var clean = string.Concat(name.Select(letter => char.IsControl(letter) ? '_' : letter)).Trim();
        return clean.All(letter => letter == '.') ? "file" : clean;
    }
}
