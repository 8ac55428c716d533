using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Http;
using Workbench.Ledger;

namespace Workbench.Benchmarks.Throughput;

/// <summary>The same records sent twice to the same server: by a bare loop, and by the load from its ledger.</summary>
/// <param name="RecordsPerCommit">Records per durable commit of the load.</param>
internal sealed record LoadRun(Pace Bare, Pace Load, double RecordsPerCommit)
{
    public const string Command = "measure-load";
    private const int InFlight = 64;

    public double ShareOfRate => Load.PerSecond / Bare.PerSecond;

    public double ProcessorRatio => Load.ProcessorMicroseconds / Bare.ProcessorMicroseconds;

    /// <summary>The measured process: several passes, because a fresh process is slow at first; prints each as a line of JSON.</summary>
    public static async Task<int> MeasureAsync(Uri server, int records, int passes, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("workbench-benchmark-").FullName;
        try
        {
            var mapped = Path.Combine(folder, "mapped");
            var bodies = await StageAsync(mapped, records, cancellation);
            for (var pass = 0; pass < passes; pass++)
            {
                var own = Path.Combine(folder, pass.ToString(CultureInfo.InvariantCulture));
                Directory.CreateDirectory(own);
                File.Copy(GeneratedMigration.LedgerPath(mapped), GeneratedMigration.LedgerPath(own));
                var bare = await Pace.MeasureAsync(records, () => PostAllAsync(server, bodies, cancellation));
                using var vendor = new PostingVendor(server);
                await using var migration = await GeneratedMigration.OpenAsync(own, records, vendor.SendAsync, cancellation);
                var commits = migration.Commits;
                var load = await Pace.MeasureAsync(records, () => migration.LoadAsync(InFlight, cancellation));
                Require(migration, records);
                Console.WriteLine(JsonSerializer.Serialize(new LoadRun(bare, load, (double)records / (migration.Commits - commits))));
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Extracts, maps and signs, and gives the bodies that the load will send.</summary>
    private static async Task<IReadOnlyList<byte[]>> StageAsync(string folder, int records, CancellationToken cancellation)
    {
        await using var migration = await GeneratedMigration.OpenAsync(folder, records, (_, _, _) => throw new InvalidOperationException("Nothing is sent yet."), cancellation);
        await migration.DiscoverAsync(cancellation);
        await migration.SignAsync(cancellation);
        await migration.ExtractAsync(cancellation);
        await migration.MapAsync(cancellation);
        return [.. migration.Read.DueWrites(1).Select(row => JsonSerializer.SerializeToUtf8Bytes((JsonNode)JsonObject.Create(row.Write.Body)!))];
    }

    private static async Task PostAllAsync(Uri server, IReadOnlyList<byte[]> bodies, CancellationToken cancellation)
    {
        using var handler = HttpTransport.Create();
        using var client = new HttpClient(handler);
        var address = new Uri(server, "contacts");
        await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancellation }, async (body, token) =>
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new("application/json") { CharSet = "utf-8" };
            using var response = await client.PostAsync(address, content, token);
            response.EnsureSuccessStatusCode();
            await response.Content.ReadAsByteArrayAsync(token);
        });
    }

    private static void Require(GeneratedMigration migration, int records)
    {
        var loaded = migration.Read.Counts().Where(count => count.State == EntryState.Loaded).Sum(count => count.Records);
        if (loaded != records)
        {
            throw new InvalidOperationException($"{loaded} of {records} records were loaded.");
        }
    }
}

/// <summary>How fast something went, and what it cost this process.</summary>
internal sealed record Pace(double PerSecond, double ProcessorMicroseconds)
{
    public static async Task<Pace> MeasureAsync(int records, Func<Task> work)
    {
        using var process = Process.GetCurrentProcess();
        var (watch, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        await work();
        var seconds = watch.Elapsed.TotalSeconds;
        process.Refresh();
        return new Pace(records / seconds, (process.TotalProcessorTime - before).TotalMicroseconds / records);
    }
}
