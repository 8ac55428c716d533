using Workbench.Core.Hashing;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger.Rows;
using Workbench.Pipeline;

namespace Workbench.Notebooks;

/// <summary>What the destination shows of records that belong together; each of their containers is read once.</summary>
internal sealed class ReadBack(MigrationEnvironment environment)
{
    private readonly Dictionary<TwinRef, IReadOnlyList<TwinState>> containers = [];

    /// <summary>The record's own twins, without its files and without what was removed again.</summary>
    public async Task<IReadOnlyList<TwinState>> OfAsync(RecordKey key, CancellationToken cancellation)
    {
        var states = new List<TwinState>();
        foreach (var twin in environment.Read.Twins(key).Where(twin => !twin.Removed))
        {
            states.AddRange((await ContainerAsync(twin.Twin, cancellation)).Where(state => state.Twin.Type == twin.Twin.Type && state.Twin.Id == twin.Twin.Id));
        }

        return states;
    }

    /// <summary>The carried file, downloaded again: one with the same bytes, else one of the same name; null where the destination shows neither.</summary>
    public async Task<(long Bytes, string Sha256)?> FileAsync(FileRow file, CancellationToken cancellation)
    {
        (long Bytes, string Sha256)? named = null;
        foreach (var twin in environment.Read.Twins(file.Key).Where(twin => !twin.Removed && twin.Twin.Type == FilePromise.TwinType))
        {
            var holder = twin.Twin.Id[..twin.Twin.Id.IndexOf('/', StringComparison.Ordinal)];
            var listed = (await ContainerAsync(twin.Twin, cancellation)).Where(state => state.Twin.Id == holder).SelectMany(state => state.Files);
            foreach (var found in listed.OrderByDescending(found => found.FileName == file.FileName))
            {
                await using var hash = new HashingStream();
                var answer = await environment.Destination.DownloadAsync(found, hash, cancellation);
                if (answer.Failure is not null)
                {
                    continue;
                }

                (long Bytes, string Sha256) read = (answer.Bytes, hash.Finish());
                if (read.Sha256 == file.Sha256)
                {
                    return read;
                }

                if (named is null && found.FileName == file.FileName)
                {
                    named = read;
                }
            }
        }

        return named;
    }

    private async Task<IReadOnlyList<TwinState>> ContainerAsync(TwinRef twin, CancellationToken cancellation)
    {
        var container = twin.Readable();
        if (!containers.TryGetValue(container, out var states))
        {
            containers[container] = states = await environment.Destination.ReadAsync(container, cancellation);
        }

        return states;
    }
}
