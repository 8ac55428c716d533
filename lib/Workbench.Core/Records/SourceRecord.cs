namespace Workbench.Core.Records;

/// <summary>One record as the source gave it.</summary>
/// <param name="Key">The record's key.</param>
/// <param name="Object">Name of the source object (tab, module) it was read from, as in <see cref="Schema.ObjectSchema.Name"/>.</param>
/// <param name="Body">The vendor's bytes of this record, verbatim (one JSON object).</param>
/// <param name="ModifiedAt">The vendor's own time of last change; null where it states none.</param>
public sealed record SourceRecord(RecordKey Key, string Object, ReadOnlyMemory<byte> Body, DateTimeOffset? ModifiedAt);
