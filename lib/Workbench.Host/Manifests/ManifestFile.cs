namespace Workbench.Host.Manifests;

/// <summary>One file of a run folder.</summary>
/// <param name="Path">Relative to the folder, with <c>/</c> on every system.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record ManifestFile(string Path, long Bytes, string Sha256);
