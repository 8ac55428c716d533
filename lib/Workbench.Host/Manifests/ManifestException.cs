namespace Workbench.Host.Manifests;

/// <summary>A manifest that is missing or cannot be read; the folder cannot be verified against it.</summary>
public sealed class ManifestException(string path, string problem, Exception? cause = null)
    : Exception($"{path}: {problem}", cause)
{
    public string Path { get; } = path;
}
