namespace Workbench.Host.Manifests;

/// <summary>How a run folder differs from its manifest; every list is in ordinal order.</summary>
/// <param name="Missing">In the manifest, not in the folder.</param>
/// <param name="Changed">With another size or hash than the manifest says.</param>
/// <param name="Extra">In the folder, not in the manifest.</param>
public sealed record ManifestVerification(IReadOnlyList<string> Missing, IReadOnlyList<string> Changed, IReadOnlyList<string> Extra)
{
    public bool IsIntact => Missing.Count == 0 && Changed.Count == 0 && Extra.Count == 0;

    /// <summary>Compares the folder with its manifest. Which files are volatile is taken from <paramref name="volatilePatterns"/>, never
    /// from the manifest under test: it could have been edited to hide a file.</summary>
    /// <exception cref="ManifestException">The folder has no manifest, or it is not one.</exception>
    public static async Task<ManifestVerification> RunAsync(string folder, IReadOnlyList<string> volatilePatterns, CancellationToken cancellation)
    {
        var manifest = await Manifest.ReadAsync(folder, cancellation).ConfigureAwait(false);
        var found = RunFolder.Files(folder, volatilePatterns).ToHashSet(StringComparer.Ordinal);
        var missing = new List<string>();
        var changed = new List<string>();
        foreach (var file in manifest.Files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            if (!found.Remove(file.Path))
            {
                missing.Add(file.Path);
            }
            else if (await RunFolder.DescribeAsync(folder, file.Path, cancellation).ConfigureAwait(false) != file)
            {
                changed.Add(file.Path);
            }
        }

        return new ManifestVerification(missing, changed, [.. found.Order(StringComparer.Ordinal)]);
    }
}
