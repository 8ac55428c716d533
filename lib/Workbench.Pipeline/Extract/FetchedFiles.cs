using System.Text.Json;
using Workbench.Core.Hashing;
using Workbench.Core.Records;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Extract;

/// <summary>
/// What processes without the right to write the ledger have stored already: in the folder <c>work</c>, one list for each, until the step that has
/// the right takes them over. Whatever is lost of them is downloaded again.
/// </summary>
/// <param name="folder">The folder <c>work</c> of the migration, which its machines share.</param>
public sealed class FetchedFiles(string folder)
{
    private const string Prefix = "fetched-";
    private const string Suffix = ".part";

    /// <summary>Every stored file, by its record and the body that named it. A line that a process did not finish counts as none.</summary>
    public IReadOnlyDictionary<(RecordKey Key, string Body), LedgerChange.FileStored> Read()
    {
        var found = new Dictionary<(RecordKey, string), LedgerChange.FileStored>();
        foreach (var line in Lists().SelectMany(File.ReadLines))
        {
            if (Parse(line) is { File: { } file } fetched)
            {
                found[(file.Key, fetched.Body)] = file;
            }
        }

        return found;
    }

    /// <summary>A new list of this process.</summary>
    /// <param name="name">Tells it from every other one, for example the id of the work.</param>
    public FetchedList Begin(string name)
    {
        Directory.CreateDirectory(folder);
        return new FetchedList(Path.Combine(folder, $"{Prefix}{name}{Suffix}"));
    }

    /// <summary>Forgets the lists: the ledger holds what they held.</summary>
    public void Clear() => Lists().ForEach(File.Delete);

    private List<string> Lists() => Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, $"{Prefix}*{Suffix}").Order(StringComparer.Ordinal)] : [];

    private static FetchedFile? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<FetchedFile>(line, CanonicalJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A file that was stored, and the body of the record that named it.</summary>
public sealed record FetchedFile(string Body, LedgerChange.FileStored File)
{
    public static FetchedFile Of(EntryRow entry, LedgerChange.FileStored file) => new(entry.BodySha256, file);
}

/// <summary>The list of one process. Safe for several threads.</summary>
public sealed class FetchedList(string path) : IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly StreamWriter lines = new(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read)) { AutoFlush = true };

    public async Task AddAsync(FetchedFile file, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            await lines.WriteLineAsync(CanonicalJson.Write(file));
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await lines.DisposeAsync();
        turn.Dispose();
    }
}
