using System.Text.Encodings.Web;
using System.Text.Json;

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

    /// <summary>SQLite's side files, lock files and half-written files.</summary>
    public static IReadOnlyList<string> DefaultVolatile { get; } = ["*-wal", "*-shm", "*-journal", "*.lock", "*.part"];

    /// <summary>Hashes every file of the folder and writes the manifest there, replacing an older one in one step.</summary>
    /// <exception cref="IOException">A file cannot be read, or the manifest cannot be written.</exception>
    public static async Task<Manifest> WriteAsync(string folder, IReadOnlyList<string> volatilePatterns, CancellationToken cancellation)
    {
        var files = new List<ManifestFile>();
        foreach (var path in RunFolder.Files(folder, volatilePatterns))
        {
            files.Add(await RunFolder.DescribeAsync(folder, path, cancellation).ConfigureAwait(false));
        }

        var manifest = new Manifest(volatilePatterns, files);
        var temporary = Path.Combine(folder, FileName + ".part");
        await File.WriteAllTextAsync(temporary, JsonSerializer.Serialize(manifest, Format) + "\n", cancellation).ConfigureAwait(false);
        File.Move(temporary, Path.Combine(folder, FileName), overwrite: true);
        return manifest;
    }

    /// <exception cref="ManifestException">The folder has no manifest, or it is not one.</exception>
    public static async Task<Manifest> ReadAsync(string folder, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path) || new FileInfo(path).Length > MaxBytes)
        {
            throw new ManifestException(path, "is missing or too large; was the run folder completed?");
        }

        try
        {
            await using var stream = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync<Manifest>(stream, Format, cancellation).ConfigureAwait(false)
                ?? throw new ManifestException(path, "is empty.");
        }
        catch (JsonException exception)
        {
            throw new ManifestException(path, $"is not a manifest: {exception.Message}", exception);
        }
    }
}
