namespace Workbench.Connectors.ZohoDesk.Compose;

/// <summary>File names as a multipart header can carry them: control characters and quotes would break it or be changed on the way.</summary>
internal static class FileNames
{
    public static string Clean(string name)
    {
        var clean = string.Concat(name.Select(letter => char.IsControl(letter) || letter is '"' or '\\' ? '_' : letter)).Trim();
        return clean.Length > 0 ? clean : "file";
    }
}
