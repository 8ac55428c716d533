using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Extract;

/// <summary>
/// Downloads one part of the attachments without writing the ledger, so that several machines can do it side by side; <see cref="FilesStep"/> takes
/// over what is there. Which part a file belongs to is told by its record's hash: each is moved by one of them.
/// </summary>
/// <param name="fetched">Where it is written down.</param>
/// <param name="shard">The part, from 0.</param>
/// <param name="shards">How many there are.</param>
public sealed class FetchStep(MigrationEnvironment environment, SchemaSnapshot schema, FetchedFiles fetched, int shard, int shards)
{
    private const int Parallel = 4;

    private readonly FileFetch fetch = new(environment, schema);

    /// <summary>Downloads what nobody has stored yet.</summary>
    /// <param name="name">Tells this run from every other one.</param>
    /// <returns>Files that were stored.</returns>
    public async Task<long> RunAsync(string name, CancellationToken cancellation)
    {
        long stored = 0;
        var meter = new ProgressMeter(environment, $"files, part {shard + 1} of {shards}", null, () => environment.Source.Quota);
        var there = fetched.Read();
        var waiting = fetch.Waiting().Where(entry => ShardOf(entry.Key, shards) == shard && !there.ContainsKey((entry.Key, entry.BodySha256)));
        await using var list = fetched.Begin(name);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellation, TaskScheduler = TaskScheduler.Current };
        await System.Threading.Tasks.Parallel.ForEachAsync(waiting, options, async (entry, token) =>
        {
            var file = await fetch.DownloadAsync(entry, token);
            if (file.Failure is null)
            {
                // What failed is tried again, and then written down, by whoever writes the ledger.
                await list.AddAsync(FetchedFile.Of(entry, file), token);
                Interlocked.Increment(ref stored);
            }

            meter.Add();
        });
        meter.Finish();
        return stored;
    }

    internal static int ShardOf(RecordKey key, int shards) =>
        (int)(BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key.ToString()))) % (uint)shards);
}
