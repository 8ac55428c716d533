using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Core.Connectors;

/// <summary>Reads one vendor's account. It never writes, and every call may be repeated.</summary>
public interface ISourceConnector : IAsyncDisposable
{
    ConnectorDescription Description { get; }

    QuotaReading Quota { get; }

    /// <summary>What reading this account costs, call by call: the data that planning works with. Empty where nobody has stated it.</summary>
    IReadOnlyList<CallCost> Costs => [];

    /// <summary>What may be used of the vendor's quota, as far as it is known by now.</summary>
    QuotaTerms QuotaTerms => QuotaTerms.None;

    /// <summary>Reads objects, fields, options, people and record counts. Knows what each object is from names and operator files.</summary>
    /// <exception cref="Errors.ConnectorException">Credentials are refused or the host cannot be reached.</exception>
    Task<SchemaSnapshot> DiscoverAsync(CancellationToken cancellation);

    /// <summary>
    /// The same structure again, for comparing it with one that was signed: record counts may be missing or old, so that it costs few calls.
    /// </summary>
    /// <exception cref="Errors.ConnectorException">Credentials are refused or the host cannot be reached.</exception>
    Task<SchemaSnapshot> RediscoverAsync(SchemaSnapshot known, CancellationToken cancellation) => DiscoverAsync(cancellation);

    /// <summary>
    /// Proves, object by object, that an empty answer would mean "no records": cheap, and run again before every phase.
    /// A <see cref="FindingState.Blocks"/> names an object that answers empty although records are expected.
    /// </summary>
    IAsyncEnumerable<Finding> CheckPermissionsAsync(SchemaSnapshot schema, CancellationToken cancellation);

    /// <summary>Streams every record of one object, each id once, until the vendor's end was certainly reached.</summary>
    IAsyncEnumerable<SourceRecord> ExtractAsync(ObjectSchema source, SchemaSnapshot schema, CancellationToken cancellation);

    /// <summary>
    /// Streams relations that no record body states, each pair once, and attachment records (kind
    /// <see cref="Kind.Attachment"/>, body = the vendor's metadata row) together with their parent link.
    /// </summary>
    IAsyncEnumerable<RelatedRow> ExtractRelatedAsync(ObjectSchema source, SchemaSnapshot schema, CancellationToken cancellation);

    /// <summary>
    /// Translates a body into the shared vocabulary. Pure: same input, same output, no calls. A body that it cannot read gives a record that
    /// says so (<see cref="CanonicalRecord.Unreadable"/>), never an exception.
    /// </summary>
    CanonicalRecord Map(SourceRecord record, SchemaSnapshot schema);

    /// <summary>Streams the bytes of an attachment record into <paramref name="destination"/>.</summary>
    Task<FileAnswer> DownloadAsync(CanonicalRecord attachment, Stream destination, CancellationToken cancellation);

    /// <summary>What this vendor may do or cannot do although somebody may expect it, shown before anyone signs.</summary>
    IReadOnlyList<Limitation> Limitations { get; }
}

/// <summary>A relation, or an attachment with its relation.</summary>
public sealed record RelatedRow(RecordLink Link, SourceRecord? Attachment);

/// <summary>What came of a download. <paramref name="Failure"/> is a reason code, null on success.</summary>
public sealed record FileAnswer(long Bytes, string? ContentType, string? Failure, string? Detail);
