using Workbench.Ledger.Verification;

namespace Workbench.Host.Manifests;

/// <summary>How a run folder differs from its manifest; every list is in ordinal order.</summary>
/// <param name="Missing">In the manifest, not in the folder.</param>
/// <param name="Changed">With another size or hash than the manifest says; the manifest itself where it is not as it was written.</param>
/// <param name="Extra">In the folder, not in the manifest. A link always is: it proves nothing about what it leads to.</param>
/// <param name="Outside">In the folder and by its name no part of a record: locks, and what SQLite keeps while a ledger is open.</param>
/// <param name="Found">The files of the record as they are now.</param>
public sealed record ManifestVerification(
    IReadOnlyList<string> Missing, IReadOnlyList<string> Changed, IReadOnlyList<string> Extra, IReadOnlyList<string> Outside,
    IReadOnlyList<ManifestFile> Found)
{
    public bool IsIntact => Missing.Count == 0 && Changed.Count == 0 && Extra.Count == 0;

    /// <summary>Compares the folder with its manifest. Which files are volatile is taken from <paramref name="volatilePatterns"/>, never
    /// from the manifest under test: it could have been edited to hide a file.</summary>
    /// <param name="progress">Is told of every MiB; nobody by default.</param>
    /// <exception cref="ManifestException">The folder has no manifest, or it is not one.</exception>
    public static async Task<ManifestVerification> RunAsync(
        string folder, IReadOnlyList<string> volatilePatterns, CancellationToken cancellation, IProgress<ReadProgress>? progress = null)
    {
        var manifest = await Manifest.ReadAsync(folder, cancellation).ConfigureAwait(false);
        var present = RunFolder.Read(folder, volatilePatterns);
        var recorded = present.Recorded.ToHashSet(StringComparer.Ordinal);
        var watch = new ReadingWatch(progress, cancellation);
        RunFolder.Begin(watch, folder, present.Recorded);
        var (missing, changed, found) = (new List<string>(), new List<string>(), new List<ManifestFile>());
        foreach (var file in manifest.Files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            if (!recorded.Remove(file.Path))
            {
                missing.Add(file.Path);
                continue;
            }

            found.Add(await RunFolder.DescribeAsync(folder, file.Path, watch, cancellation).ConfigureAwait(false));
            if (found[^1] != file)
            {
                changed.Add(file.Path);
            }
        }

        if (!manifest.Volatile.SequenceEqual(volatilePatterns) || !await manifest.IsVerbatimAsync(folder, cancellation).ConfigureAwait(false))
        {
            changed.Add(Manifest.FileName);
        }

        return new ManifestVerification(
            missing, changed, [.. recorded.Concat(present.Links).Order(StringComparer.Ordinal)], present.Outside, found);
    }
}
