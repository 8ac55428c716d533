using Workbench.Core.Hashing;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Reconcile;

/// <summary>Reads the containers of some records, each once, and hashes the files that were promised byte by byte.</summary>
internal sealed class TwinReader(MigrationEnvironment environment)
{
    public async Task<ShownTwins> ReadAsync(IReadOnlyList<PromiseRow> rows, CancellationToken cancellation)
    {
        var containers = rows.SelectMany(row => row.Twins).Where(twin => !twin.Removed).Select(twin => twin.Twin.Readable()).Distinct();
        var states = new List<TwinState>();
        foreach (var container in containers)
        {
            states.AddRange(await environment.Destination.ReadAsync(container, cancellation));
        }

        var files = new Dictionary<string, IReadOnlyList<TwinState>>(StringComparer.Ordinal);
        foreach (var holder in HoldersOfFiles(rows).Distinct(StringComparer.Ordinal))
        {
            var listed = states.Where(state => state.Twin.Id == holder).SelectMany(state => state.Files);
            files[holder] = await HashAsync(holder, listed, cancellation);
        }

        return new ShownTwins(states, files);
    }

    private static IEnumerable<string> HoldersOfFiles(IReadOnlyList<PromiseRow> rows) => rows
        .Where(row => row.Promises.Any(promise => promise.Check != PromiseCheck.None && promise.TwinType == FilePromise.TwinType))
        .SelectMany(row => row.Twins)
        .Where(twin => !twin.Removed && twin.Twin.Type == FilePromise.TwinType)
        .Select(twin => ShownTwins.HolderOf(twin.Twin));

    private async Task<IReadOnlyList<TwinState>> HashAsync(string holder, IEnumerable<TwinFile> listed, CancellationToken cancellation)
    {
        var hashed = new List<TwinState>();
        foreach (var file in listed)
        {
            var fields = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [FilePromise.FileName] = file.FileName,
                [FilePromise.ContentType] = file.ContentType,
            };
            await using var hash = new HashingStream();
            var answer = await environment.Destination.DownloadAsync(file, hash, cancellation);
            if (answer.Failure is null)
            {
                fields[FilePromise.Bytes] = answer.Bytes.ToString(System.Globalization.CultureInfo.InvariantCulture);
                fields[FilePromise.Sha256] = hash.Finish();
            }

            hashed.Add(new TwinState(new TwinRef(FilePromise.TwinType, holder), fields, []));
        }

        return hashed;
    }
}
