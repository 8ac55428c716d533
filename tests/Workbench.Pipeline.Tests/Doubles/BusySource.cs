using System.Text;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Tests.Doubles;

/// <summary>A source in which somebody opens a case, contact and ticket and message, as soon as the first object has been read.</summary>
internal sealed class BusySource : ISourceConnector
{
    private bool isOpened;

    public ConnectorDescription Description { get; } = new("ivinex", "Ivinex", []);

    public QuotaReading Quota => new(null, null, null, 0, 0);

    public IReadOnlyList<Limitation> Limitations => [];

    public SchemaSnapshot Schema { get; } = new(
        "ivinex", "acme", [.. new[] { Kind.Contact, Kind.Ticket, Kind.Message }.Select(kind => new ObjectSchema(kind.Print(), kind.Print(), kind, null, []))], [], []);

    public Task<SchemaSnapshot> DiscoverAsync(CancellationToken cancellation) => Task.FromResult(Schema);

    public async IAsyncEnumerable<Finding> CheckPermissionsAsync(SchemaSnapshot schema, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        yield break;
    }

    public async IAsyncEnumerable<SourceRecord> ExtractAsync(
        ObjectSchema source, SchemaSnapshot schema, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        if (isOpened)
        {
            yield return new SourceRecord(new RecordKey("ivinex", source.Kind!.Value, "1"), source.Name, Encoding.UTF8.GetBytes("{}"), null);
        }

        isOpened = true;
    }

    public async IAsyncEnumerable<RelatedRow> ExtractRelatedAsync(
        ObjectSchema source, SchemaSnapshot schema, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        yield break;
    }

    public CanonicalRecord Map(SourceRecord record, SchemaSnapshot schema) => new(record.Key, record.Object, [], record.Key.Kind switch
    {
        Kind.Ticket => [new RecordLink(record.Key, LinkRole.Requester, new RecordKey("ivinex", Kind.Contact, "1"))],
        Kind.Message => [new RecordLink(record.Key, LinkRole.Parent, new RecordKey("ivinex", Kind.Ticket, "1"))],
        _ => [],
    });

    public Task<FileAnswer> DownloadAsync(CanonicalRecord attachment, Stream destination, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
