using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Workbench.Core.Files;
using Workbench.Ledger.Verification;

namespace Workbench.Host.Manifests;

/// <summary>The list of all files of a run folder with size and hash, kept in the folder as <c>manifest.json</c>.</summary>
/// <param name="Volatile">
/// Name patterns (<c>*</c> and <c>?</c>; with <c>/</c> they match the whole relative path) of files that change by themselves and are
/// not part of the record.
/// </param>
/// <param name="Files">In ordinal order of their paths.</param>
public sealed record Manifest(IReadOnlyList<string> Volatile, IReadOnlyList<ManifestFile> Files)
{
    public const string FileName = "manifest.json";

    private const long MaxBytes = 1L << 30;

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 8,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>SQLite's side files and the locks of the two ledgers, and half-written files.</summary>
    public static IReadOnlyList<string> DefaultVolatile { get; } =
        ["ledger.db-wal", "ledger.db-shm", "ledger.db-journal", "ledger.db.lock", "ledger.db.writer", "*.part"];

    /// <summary>Hashes every file of the folder.</summary>
    /// <param name="progress">Is told of every MiB; nobody by default.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static async Task<Manifest> OfAsync(
        string folder, IReadOnlyList<string> volatilePatterns, CancellationToken cancellation, IProgress<ReadProgress>? progress = null)
    {
        var (files, watch, paths) = (new List<ManifestFile>(), new ReadingWatch(progress, cancellation), RunFolder.Read(folder, volatilePatterns).Recorded);
        RunFolder.Begin(watch, folder, paths);
        foreach (var path in paths)
        {
            files.Add(await RunFolder.DescribeAsync(folder, path, watch, cancellation).ConfigureAwait(false));
        }

        return new Manifest(volatilePatterns, files);
    }

    /// <summary>Hashes every file of the folder and writes the manifest there.</summary>
    /// <exception cref="IOException">A file cannot be read, or the manifest cannot be written.</exception>
    public static async Task<Manifest> WriteAsync(string folder, IReadOnlyList<string> volatilePatterns, CancellationToken cancellation)
    {
        var manifest = await OfAsync(folder, volatilePatterns, cancellation).ConfigureAwait(false);
        await manifest.SaveAsync(folder, cancellation).ConfigureAwait(false);
        return manifest;
    }

    /// <summary>The same manifest with one file hashed anew.</summary>
    /// <param name="progress">Is told of every MiB; nobody by default.</param>
    public async Task<Manifest> WithAsync(string folder, string path, CancellationToken cancellation, IProgress<ReadProgress>? progress = null)
    {
        var watch = new ReadingWatch(progress, cancellation);
        RunFolder.Begin(watch, folder, [path]);
        var file = await RunFolder.DescribeAsync(folder, path, watch, cancellation).ConfigureAwait(false);
        return this with { Files = [.. Files.Where(known => known.Path != path).Append(file).OrderBy(known => known.Path, StringComparer.Ordinal)] };
    }

    /// <summary>Writes the manifest into the folder, replacing an older one in one step.</summary>
    public async Task SaveAsync(string folder, CancellationToken cancellation)
    {
        var temporary = Path.Combine(folder, FileName + ".part");
        await File.WriteAllBytesAsync(temporary, Written(), cancellation).ConfigureAwait(false);
        File.Move(temporary, Path.Combine(folder, FileName), overwrite: true);
    }

    /// <exception cref="ManifestException">The folder has no manifest, or it is not one.</exception>
    public static async Task<Manifest> ReadAsync(string folder, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, FileName);
        if (!OwnFiles.HasBytes(path) || new FileInfo(path).Length > MaxBytes)
        {
            throw new ManifestException(path, "is missing, empty or too large; was the run folder completed?");
        }

        try
        {
            await using var stream = File.OpenRead(path);
            var manifest = await JsonSerializer.DeserializeAsync<Manifest>(stream, Format, cancellation).ConfigureAwait(false)
                ?? throw new ManifestException(path, "is empty.");

            // The parser holds members to their types, but lets null stand in a list of anything.
            return manifest.Files.All(file => file is not null) && manifest.Volatile.All(pattern => pattern is not null)
                ? manifest
                : throw new ManifestException(path, "is not a manifest: one of its lists holds null.");
        }
        catch (JsonException exception)
        {
            throw new ManifestException(path, $"is not a manifest: {exception.Message}", exception);
        }
    }

    /// <summary>
    /// True where the file in the folder is, byte for byte, what this manifest is written as. Otherwise somebody edited it, if only a space.
    /// </summary>
    public async Task<bool> IsVerbatimAsync(string folder, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(Path.Combine(folder, FileName));
        var found = await SHA256.HashDataAsync(stream, cancellation).ConfigureAwait(false);
        return found.AsSpan().SequenceEqual(SHA256.HashData(Written()));
    }

    private byte[] Written() => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(this, Format) + "\n");
}
