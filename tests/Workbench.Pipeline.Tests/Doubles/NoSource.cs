using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Tests.Doubles;

/// <summary>A source that no step under test may ask, but for its schema.</summary>
internal sealed class NoSource : ISourceConnector
{
    public ConnectorDescription Description { get; } = new("ivinex", "Ivinex", []);

    public QuotaReading Quota => throw new NotSupportedException();

    public IReadOnlyList<Limitation> Limitations => [];

    /// <summary>What the account looks like.</summary>
    public SchemaSnapshot Schema { get; set; } = new("ivinex", "acme", [], [], []);

    public Task<SchemaSnapshot> DiscoverAsync(CancellationToken cancellation) => Task.FromResult(Schema);

    public IAsyncEnumerable<Finding> CheckPermissionsAsync(SchemaSnapshot schema, CancellationToken cancellation) => AsyncEnumerable.Empty<Finding>();

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
