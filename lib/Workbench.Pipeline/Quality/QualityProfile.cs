using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Quality;

/// <summary>What the extracted records look like, and what in them will cause trouble. Kept in the ledger as document <c>quality</c>.</summary>
/// <param name="SchemaHash">Hash of the source's schema snapshot with which the records were read.</param>
/// <param name="Records">Records profiled.</param>
/// <param name="Deleted">Records that the last full scan no longer saw; they are counted and not profiled.</param>
/// <param name="Findings">Worst first, then the most frequent.</param>
public sealed record QualityProfile(
    string SchemaHash, long Records, long Deleted, IReadOnlyList<ObjectProfile> Objects, IReadOnlyList<QualityFinding> Findings);

/// <summary>One source object with its fields, in the source's order.</summary>
public sealed record ObjectProfile(string Name, string Label, Kind? Kind, long Records, IReadOnlyList<FieldProfile> Fields);

/// <summary>One field over all records of its object.</summary>
/// <param name="Filled">Records in which the field is not empty.</param>
/// <param name="Distinct">Different values seen; a lower bound where <paramref name="IsDistinctCapped"/>.</param>
/// <param name="Shortest">Characters of the shortest value; null where nothing is filled.</param>
/// <param name="Longest">Characters of the longest value; null where nothing is filled.</param>
/// <param name="LongestKey">The first record that holds the longest value.</param>
/// <param name="Patterns">The most frequent shapes of short values: letters print as a (runs as one), digits as 9.</param>
/// <param name="Examples">The first different values, cut to 80 characters.</param>
public sealed record FieldProfile(
    string Name,
    string Label,
    FieldType Type,
    string? Role,
    bool IsCustom,
    long Records,
    long Filled,
    long Distinct,
    bool IsDistinctCapped,
    int? Shortest,
    int? Longest,
    RecordKey? LongestKey,
    IReadOnlyList<PatternCount> Patterns,
    IReadOnlyList<string> Examples);

/// <summary>How many values have a shape.</summary>
public sealed record PatternCount(string Pattern, long Values);

/// <summary>One kind of trouble in one field of one object.</summary>
/// <param name="Code">A constant of <see cref="QualityCode"/> or of <see cref="Core.Planning.ReasonCode"/>.</param>
/// <param name="Object">Name of the source object.</param>
/// <param name="Field">Name of the field, a link role, or null where it concerns the whole record.</param>
/// <param name="Count">How often it was found.</param>
/// <param name="Examples">The first five, in the order of their keys.</param>
/// <param name="WhatHappens">What the migration does with such a record if nobody acts.</param>
/// <param name="Remedy">What somebody could do in the source or in the plan.</param>
public sealed record QualityFinding(
    string Code,
    QualitySeverity Severity,
    string Object,
    string? Field,
    long Count,
    IReadOnlyList<FindingExample> Examples,
    string WhatHappens,
    string Remedy);

/// <summary>A record that shows a finding.</summary>
/// <param name="Value">What was found there, cut to 80 characters; hostile like all source text.</param>
public sealed record FindingExample(RecordKey Key, string Value);

/// <summary>How much a finding matters.</summary>
public enum QualitySeverity
{
    /// <summary>Arrives, and is worth knowing.</summary>
    Notice,

    /// <summary>Arrives changed, incomplete or not as expected.</summary>
    Warning,

    /// <summary>A value or a record does not arrive where people will look for it.</summary>
    Problem,
}
