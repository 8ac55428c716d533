using Workbench.Core.Hashing;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Reconcile;

/// <summary>Reads the containers of some records, each once, and hashes the files that were promised byte by byte.</summary>
internal sealed class TwinReader(MigrationEnvironment environment)
{
    /// <summary>Reads what groups of records are in, together where the destination has a list that shows it.</summary>
    public async Task<IReadOnlyList<ShownTwins>> ReadAsync(IReadOnlyList<IReadOnlyList<PromiseRow>> groups, CancellationToken cancellation)
    {
        var containers = groups.Select(Containers).ToList();
        IReadOnlyList<IReadOnlyList<TwinState>> listed = groups.Count == 1
            ? []
            : await environment.Destination.ReadManyAsync([.. containers.Select(own => own[0])], cancellation);
        var shown = new List<ShownTwins>(groups.Count);
        for (var index = 0; index < groups.Count; index++)
        {
            shown.Add(await ShownAsync(groups[index], containers[index], listed.Count == 0 ? null : listed[index], cancellation));
        }

        return shown;
    }

    /// <summary>Reads each of them by itself.</summary>
    public Task<ShownTwins> ReadAsync(IReadOnlyList<PromiseRow> rows, CancellationToken cancellation) => ShownAsync(rows, Containers(rows), null, cancellation);

    private static List<TwinRef> Containers(IReadOnlyList<PromiseRow> rows)
    {
        var containers = new List<TwinRef>(1);
        var seen = rows.Count > 1 ? new HashSet<TwinRef>() : null;
        foreach (var row in rows)
        {
            for (var index = 0; index < row.Twins.Count; index++)
            {
                var container = row.Twins[index].Twin.Readable();
                if (!row.Twins[index].Removed && (seen?.Add(container) ?? !containers.Contains(container)))
                {
                    containers.Add(container);
                }
            }
        }

        return containers;
    }

    /// <param name="first">What is in the first container, where that was read before.</param>
    private async Task<ShownTwins> ShownAsync(
        IReadOnlyList<PromiseRow> rows, List<TwinRef> containers, IReadOnlyList<TwinState>? first, CancellationToken cancellation)
    {
        var states = first is not null && containers.Count == 1 ? first : await StatesAsync(containers, first, cancellation);
        return new ShownTwins(states, PromisesFiles(rows) ? await FilesAsync(rows, states, cancellation) : ShownTwins.NoFiles);
    }

    private async Task<List<TwinState>> StatesAsync(List<TwinRef> containers, IReadOnlyList<TwinState>? first, CancellationToken cancellation)
    {
        var states = new List<TwinState>(first ?? []);
        foreach (var container in containers.Skip(first is null ? 0 : 1))
        {
            states.AddRange(await environment.Destination.ReadAsync(container, cancellation));
        }

        return states;
    }

    private static bool PromisesFiles(IReadOnlyList<PromiseRow> rows)
    {
        for (var index = 0; index < rows.Count; index++)
        {
            if (rows[index].Promises.PromisesFiles)
            {
                return true;
            }
        }

        return false;
    }

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<TwinState>>> FilesAsync(
        IReadOnlyList<PromiseRow> rows, IReadOnlyList<TwinState> states, CancellationToken cancellation)
    {
        var files = new Dictionary<string, IReadOnlyList<TwinState>>(StringComparer.Ordinal);
        foreach (var holder in HoldersOfFiles(rows).Distinct(StringComparer.Ordinal))
        {
            var listed = states.Where(state => state.Twin.Id == holder).SelectMany(state => state.Files);
            files[holder] = await HashAsync(holder, listed, cancellation);
        }

        return files;
    }

    private static IEnumerable<string> HoldersOfFiles(IReadOnlyList<PromiseRow> rows) => rows
        .Where(row => row.Promises.PromisesFiles)
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
