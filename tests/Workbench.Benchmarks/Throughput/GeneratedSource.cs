using System.Runtime.CompilerServices;
using System.Text.Json;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Benchmarks.Throughput;

/// <summary>A source that makes its records up as it is asked for them.</summary>
internal sealed class GeneratedSource(int records) : ISourceConnector
{
    public ConnectorDescription Description { get; } = new(GeneratedRecord.System, "Generated", [Kind.Contact]);

    public QuotaReading Quota => new(null, null, null, 0, 0);

    public IReadOnlyList<Limitation> Limitations => [];

    private SchemaSnapshot Schema { get; } = new(
        GeneratedRecord.System, "generated", [new ObjectSchema(GeneratedRecord.Object, "Contacts", Kind.Contact, records, GeneratedRecord.Fields)], [], []);

    public Task<SchemaSnapshot> DiscoverAsync(CancellationToken cancellation) => Task.FromResult(Schema);

    public IAsyncEnumerable<Finding> CheckPermissionsAsync(SchemaSnapshot schema, CancellationToken cancellation) => AsyncEnumerable.Empty<Finding>();

    public async IAsyncEnumerable<SourceRecord> ExtractAsync(ObjectSchema source, SchemaSnapshot schema, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        for (var number = 0; number < records; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new SourceRecord(GeneratedRecord.Key(number), source.Name, GeneratedRecord.Body(number), null);
        }
    }

    public IAsyncEnumerable<RelatedRow> ExtractRelatedAsync(ObjectSchema source, SchemaSnapshot schema, CancellationToken cancellation) =>
        AsyncEnumerable.Empty<RelatedRow>();

    public CanonicalRecord Map(SourceRecord record, SchemaSnapshot schema)
    {
        using var body = JsonDocument.Parse(record.Body);
        var fields = schema.Object(record.Object).Fields;
        return new CanonicalRecord(
            record.Key, record.Object,
            [.. fields.Select(field => new CanonicalField(field, new FieldValue.Text(body.RootElement.GetProperty(field.Name).GetString()!)))], []);
    }

    public Task<FileAnswer> DownloadAsync(CanonicalRecord attachment, Stream destination, CancellationToken cancellation) =>
        throw new NotSupportedException("Generated records have no files.");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
