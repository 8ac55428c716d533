using Workbench.Core.Schema;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Extract;

/// <summary>Downloads attachments early, because links expire, into the content-addressed file store. A failed download is a row with its reason.</summary>
/// <param name="fetched">What other processes have stored already; null where there are none.</param>
public sealed class FilesStep(MigrationEnvironment environment, SchemaSnapshot schema, FetchedFiles? fetched = null)
{
    private const int Parallel = 4;

    private readonly FileFetch fetch = new(environment, schema);

    /// <summary>Downloads what is not stored yet, also what failed before.</summary>
    /// <returns>Files stored and failed in this run.</returns>
    public async Task<(long Stored, long Failed)> RunAsync(CancellationToken cancellation)
    {
        long stored = 0;
        long failed = 0;
        var meter = new ProgressMeter(environment, "files", null, () => environment.Source.Quota);
        var there = fetched?.Read();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellation, TaskScheduler = TaskScheduler.Current };
        await System.Threading.Tasks.Parallel.ForEachAsync(fetch.Waiting(), options, async (entry, token) =>
        {
            var change = there?.GetValueOrDefault((entry.Key, entry.BodySha256)) is { Sha256: { } sha256 } known && environment.Files.Contains(sha256)
                ? known
                : await fetch.DownloadAsync(entry, token);
            Interlocked.Increment(ref change.Failure is null ? ref stored : ref failed);
            await environment.Ledger.CommitAsync([change], token);
            meter.Add();
        });
        meter.Finish();
        fetched?.Clear();
        return (stored, failed);
    }
}
