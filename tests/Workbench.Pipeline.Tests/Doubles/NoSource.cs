using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Tests.Doubles;

/// <summary>A source that no step under test may ask.</summary>
internal sealed class NoSource : ISourceConnector
{
    public ConnectorDescription Description { get; } = new("ivinex", "Ivinex", []);

    public QuotaReading Quota => throw new NotSupportedException();

    public IReadOnlyList<Limitation> Limitations => [];

    public Task<SchemaSnapshot> DiscoverAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public IAsyncEnumerable<Finding> CheckPermissionsAsync(SchemaSnapshot schema, CancellationToken cancellation) => throw new NotSupportedException();

    public IAsyncEnumerable<SourceRecord> ExtractAsync(ObjectSchema source, SchemaSnapshot schema, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<RelatedRow> ExtractRelatedAsync(ObjectSchema source, SchemaSnapshot schema, CancellationToken cancellation) =>
        throw new NotSupportedException();

    /// <summary>How <see cref="Map"/> reads a body, where a test needs that.</summary>
    public Func<SourceRecord, CanonicalRecord> Reading { get; init; } = _ => throw new NotSupportedException();

    public CanonicalRecord Map(SourceRecord record, SchemaSnapshot schema) => Reading(record);

    public Task<FileAnswer> DownloadAsync(CanonicalRecord attachment, Stream destination, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
