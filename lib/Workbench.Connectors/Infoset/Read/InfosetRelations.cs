using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Workbench.Connectors.Infoset.Operator;
using Workbench.Connectors.Infoset.Shapes;
using Workbench.Connectors.Infoset.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Records;

namespace Workbench.Connectors.Infoset.Read;

/// <summary>
/// Files with their parents. Texts are searched while their records are read, so that no call is made twice; an object that this connector has not
/// read to its end is read for them.
/// </summary>
internal sealed class InfosetRelations(InfosetRecords records, FileAddresses addresses, InfosetFiles files) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, FoundFiles> found = new(StringComparer.Ordinal);

    /// <summary>The records of an object; the files that they point at are set aside.</summary>
    public async IAsyncEnumerable<SourceRecord> ExtractAsync(string name, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!HasTexts(name))
        {
            await foreach (var record in records.ReadAsync(name, cancellation).ConfigureAwait(false))
            {
                yield return record;
            }

            yield break;
        }

        var set = await StartAsync(name).ConfigureAwait(false);
        await foreach (var record in records.ReadAsync(name, cancellation).ConfigureAwait(false))
        {
            await set.AddAsync(record.Key, AddressesOf(record), cancellation).ConfigureAwait(false);
            yield return record;
        }

        await set.CompleteAsync(cancellation).ConfigureAwait(false);
    }

    public async IAsyncEnumerable<RelatedRow> RelatedAsync(string name, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = name == ObjectNames.Calls ? RecordingsAsync(cancellation) : HasTexts(name) ? FromTextsAsync(name, cancellation) : null;
        await foreach (var row in (rows ?? AsyncEnumerable.Empty<RelatedRow>()).ConfigureAwait(false))
        {
            yield return row;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var set in found.Values)
        {
            await set.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static bool HasTexts(string name) => name is ObjectNames.Tickets or ObjectNames.Logs or ObjectNames.ChatMessages or ObjectNames.Articles;

    private static RelatedRow Related(SourceRecord file, RecordKey parent) => new(new RecordLink(file.Key, LinkRole.Parent, parent), file);

    private async Task<FoundFiles> StartAsync(string name)
    {
        if (found.TryRemove(name, out var old))
        {
            await old.DisposeAsync().ConfigureAwait(false);
        }

        return found.GetOrAdd(name, static _ => new FoundFiles());
    }

    private IReadOnlyList<string> AddressesOf(SourceRecord record)
    {
        using var body = RecordJson.Open(record);
        return addresses.In(Texts.Of(record.Object, body.RootElement), withLinks: record.Object != ObjectNames.Articles);
    }

    private async IAsyncEnumerable<RelatedRow> FromTextsAsync(string name, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!found.TryGetValue(name, out var set) || !set.IsComplete)
        {
            await foreach (var _ in ExtractAsync(name, cancellation).ConfigureAwait(false))
            {
                // Read for its files alone.
            }

            set = found[name];
        }

        await foreach (var (parent, address) in set.ReadAsync(cancellation).ConfigureAwait(false))
        {
            yield return Related(FileShape.OfAddress(address), parent);
        }
    }

    private async IAsyncEnumerable<RelatedRow> RecordingsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var call in records.ReadAsync(ObjectNames.Calls, cancellation).ConfigureAwait(false))
        {
            using var body = RecordJson.Open(call);
            if (files.Recordings.TryGetValue(call.Key.Id, out var listed))
            {
                yield return Related(FileShape.OfRecording(listed), call.Key);
            }
            else if (body.RootElement.Text("recording") is { Length: > 0 } path)
            {
                yield return Related(FileShape.OfRecording(new RecordingFile(call.Key.Id, path, null, null)), call.Key);
            }
        }
    }
}
