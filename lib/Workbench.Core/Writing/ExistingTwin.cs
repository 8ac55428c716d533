using Workbench.Core.Records;

namespace Workbench.Core.Writing;

/// <summary>Something that stands in the destination before this run's first write.</summary>
/// <param name="Twin">What it is.</param>
/// <param name="ExternalKey">The source record whose key it carries, where an earlier run of the workbench made it; else null.</param>
/// <param name="NaturalKey">What a source record would be recognised by, for example <c>email:ada@example.com</c>; null where nothing is unique.</param>
public sealed record ExistingTwin(TwinRef Twin, RecordKey? ExternalKey, string? NaturalKey);
