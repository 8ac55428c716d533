using System.Text.Json;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Tests.Quality;

/// <summary>A source whose records are written by hand; it can only translate them, which is all that the quality step may ask of it.</summary>
internal sealed class HandMadeSource : ISourceConnector
{
    private readonly Dictionary<RecordKey, CanonicalRecord> records = [];

    public IReadOnlyCollection<CanonicalRecord> Records => records.Values;

    public ConnectorDescription Description => new("ivinex", "Ivinex", []);

    public QuotaReading Quota => new(null, null, null, 0, 0);

    public IReadOnlyList<Limitation> Limitations => [];

    public void Add(CanonicalRecord record) => records.Add(record.Key, record);

    public CanonicalRecord Map(SourceRecord record, SchemaSnapshot schema) => records[record.Key];

    public Task<SchemaSnapshot> DiscoverAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public IAsyncEnumerable<Finding> CheckPermissionsAsync(SchemaSnapshot schema, CancellationToken cancellation) => throw new NotSupportedException();

    public IAsyncEnumerable<SourceRecord> ExtractAsync(ObjectSchema source, SchemaSnapshot schema, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<RelatedRow> ExtractRelatedAsync(ObjectSchema source, SchemaSnapshot schema, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<FileAnswer> DownloadAsync(CanonicalRecord attachment, Stream destination, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Bytes that differ from record to record, so that no two share a stored body.</summary>
    public static byte[] BodyOf(CanonicalRecord record) => JsonSerializer.SerializeToUtf8Bytes(new { key = record.Key.ToString() });
}
