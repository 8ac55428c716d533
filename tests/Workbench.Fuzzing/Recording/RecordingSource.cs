using System.Runtime.CompilerServices;
using Workbench.Connectors;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Fuzzing.Recording;

/// <summary>A source whose calls are kept, so that they can be made again. What it streams is mapped as well, as the extraction does.</summary>
internal sealed class RecordingSource(Func<ConnectorServices, ISourceConnector> open, ConnectorServices services, CallLog log) : ISourceConnector
{
    private readonly ISourceConnector inner = open(services);

    public ConnectorDescription Description => inner.Description;

    public QuotaReading Quota => inner.Quota;

    public IReadOnlyList<Limitation> Limitations => inner.Limitations;

    public Task<SchemaSnapshot> DiscoverAsync(CancellationToken cancellation) =>
        AskAsync("discover", (source, token) => source.DiscoverAsync(token), cancellation);

    public Task<SchemaSnapshot> RediscoverAsync(SchemaSnapshot known, CancellationToken cancellation) =>
        AskAsync("rediscover", (source, token) => source.RediscoverAsync(known, token), cancellation);

    public IAsyncEnumerable<Finding> CheckPermissionsAsync(SchemaSnapshot schema, CancellationToken cancellation) =>
        StreamAsync("check permissions", (source, token) => source.CheckPermissionsAsync(schema, token), static (_, _) => { }, cancellation);

    public IAsyncEnumerable<SourceRecord> ExtractAsync(ObjectSchema found, SchemaSnapshot schema, CancellationToken cancellation) => StreamAsync(
        $"extract {found.Name}", (source, token) => source.ExtractAsync(found, schema, token), (source, record) => Touch(source.Map(record, schema)), cancellation);

    public IAsyncEnumerable<RelatedRow> ExtractRelatedAsync(ObjectSchema found, SchemaSnapshot schema, CancellationToken cancellation) => StreamAsync(
        $"relate {found.Name}",
        (source, token) => source.ExtractRelatedAsync(found, schema, token),
        (source, row) =>
        {
            if (row.Attachment is { } attachment)
            {
                Touch(source.Map(attachment, schema));
            }
        },
        cancellation);

    public CanonicalRecord Map(SourceRecord record, SchemaSnapshot schema) => inner.Map(record, schema);

    public async Task<FileAnswer> DownloadAsync(CanonicalRecord attachment, Stream destination, CancellationToken cancellation)
    {
        var call = Begin("download", (source, token) => source.DownloadAsync(attachment, Stream.Null, token));
        log.Enter(call);
        return await inner.DownloadAsync(attachment, destination, cancellation);
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private static void Touch(CanonicalRecord record)
    {
        foreach (var field in record.Fields)
        {
            field.Value.Print();
        }
    }

    private RecordedCall Begin(string name, Func<ISourceConnector, CancellationToken, Task> ask) =>
        log.Begin(inner.Description.Name, name, async (fresh, token) =>
        {
            await using var source = open(fresh);
            await ask(source, token);
        });

    private async Task<T> AskAsync<T>(string name, Func<ISourceConnector, CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        log.Enter(Begin(name, ask));
        return await ask(inner, cancellation);
    }

    private async IAsyncEnumerable<T> StreamAsync<T>(
        string name,
        Func<ISourceConnector, CancellationToken, IAsyncEnumerable<T>> ask,
        Action<ISourceConnector, T> look,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var call = Begin(name, async (source, token) =>
        {
            await foreach (var found in ask(source, token).WithCancellation(token))
            {
                look(source, found);
            }
        });
        await using var rows = ask(inner, cancellation).GetAsyncEnumerator(cancellation);
        while (true)
        {
            log.Enter(call);
            if (!await rows.MoveNextAsync())
            {
                yield break;
            }

            yield return rows.Current;
        }
    }
}
