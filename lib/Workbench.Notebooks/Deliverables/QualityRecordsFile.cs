using System.Text.Json;
using Workbench.Core.Hashing;
using Workbench.Notebooks.Lists;
using Workbench.Pipeline.Quality;

namespace Workbench.Notebooks.Deliverables;

/// <summary>
/// The complete list behind the findings of notebook 02: every record that shows one, as JSON lines for machines and CSV for people. Rows are
/// written while they are found and stand in their place only when all of them are there.
/// </summary>
public sealed class QualityRecordsFile : IDisposable
{
    public const string CsvName = "quality-records.csv";

    public const string JsonLinesName = "quality-records.jsonl";

    private const int BufferBytes = 64 * 1024;

    private static readonly JsonSerializerOptions OneLine = new(CanonicalJson.Options) { WriteIndented = false };

    private readonly string directory;
    private readonly FileStream stream;
    private long rows;

    /// <param name="directory">Folder of the lists; created where it is missing.</param>
    public QualityRecordsFile(string directory)
    {
        this.directory = directory;
        Directory.CreateDirectory(directory);
        stream = new FileStream(PathOf(JsonLinesName) + ".part", FileMode.Create, FileAccess.Write, FileShare.Read, BufferBytes);
    }

    public void Add(QualityHit hit)
    {
        JsonSerializer.Serialize(stream, hit, OneLine);
        stream.WriteByte((byte)'\n');
        rows++;
    }

    /// <summary>Puts both files in their place.</summary>
    /// <returns>Name and rows of each.</returns>
    public async Task<IReadOnlyList<WrittenList>> FinishAsync(CancellationToken cancellation)
    {
        await stream.DisposeAsync();
        File.Move(PathOf(JsonLinesName) + ".part", PathOf(JsonLinesName), overwrite: true);
        await using (var csv = File.Create(PathOf(CsvName) + ".part"))
        {
            await CsvList.WriteAsync<QualityHit>(
                csv,
                [
                    new("finding", hit => hit.Code),
                    new("object", hit => hit.Object),
                    new("field", hit => hit.Field),
                    new("record", hit => hit.Key.ToString()),
                    new("found", hit => hit.Found),
                ],
                Read(directory).ToAsyncEnumerable(), cancellation);
        }

        File.Move(PathOf(CsvName) + ".part", PathOf(CsvName), overwrite: true);
        return [new WrittenList(CsvName, rows), new WrittenList(JsonLinesName, rows)];
    }

    /// <summary>The rows of the list, one by one; none where it was not written yet.</summary>
    public static IEnumerable<QualityHit> Read(string directory)
    {
        var path = Path.Combine(directory, JsonLinesName);
        return File.Exists(path) ? File.ReadLines(path).Select(line => JsonSerializer.Deserialize<QualityHit>(line, OneLine)!) : [];
    }

    public void Dispose() => stream.Dispose();

    private string PathOf(string name) => Path.Combine(directory, name);
}
