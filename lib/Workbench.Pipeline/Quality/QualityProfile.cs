using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Quality;

/// <summary>What the extracted records look like, and what in them will cause trouble. Kept in the ledger as document <c>quality</c>.</summary>
/// <param name="SchemaHash">Hash of the source's schema snapshot with which the records were read.</param>
/// <param name="Records">Records profiled.</param>
/// <param name="Deleted">Records that the last full scan no longer saw; they are counted and not profiled.</param>
/// <param name="Findings">Worst first, then the most frequent.</param>
/// <param name="NamesNotCompared">Names that were not compared with all similar ones, because there were too many of them.</param>
public sealed record QualityProfile(
    string SchemaHash, long Records, long Deleted, IReadOnlyList<ObjectProfile> Objects, IReadOnlyList<QualityFinding> Findings,
    long NamesNotCompared = 0);

/// <summary>One source object with its fields, in the source's order.</summary>
public sealed record ObjectProfile(string Name, string Label, Kind? Kind, long Records, IReadOnlyList<FieldProfile> Fields);

/// <summary>One field over all records of its object.</summary>
/// <param name="Filled">Records in which the field is not empty.</param>
/// <param name="Distinct">Different values; an estimate (standard error 0.8 %) where <paramref name="IsDistinctEstimated"/>.</param>
/// <param name="Lengths">Characters of the values; null where nothing is filled.</param>
/// <param name="LongestKey">The first record that holds the longest value.</param>
/// <param name="Patterns">The most frequent shapes of short values: other letters print as a (runs as one), capitals as A, digits as 9.</param>
/// <param name="Examples">The first different values, cut to 80 characters.</param>
/// <param name="Numbers">How the numbers are spread; null for other types.</param>
/// <param name="Hours">Times by hour of the day in UTC, from 0 to 23; null for other types.</param>
public sealed record FieldProfile(
    string Name,
    string Label,
    FieldType Type,
    string? Role,
    bool IsCustom,
    long Records,
    long Filled,
    long Distinct,
    bool IsDistinctEstimated,
    LengthProfile? Lengths,
    RecordKey? LongestKey,
    IReadOnlyList<PatternCount> Patterns,
    IReadOnlyList<string> Examples,
    NumberProfile? Numbers = null,
    IReadOnlyList<long>? Hours = null);

/// <summary>Characters of a field's values. Shortest and longest are exact, the others within 1 %.</summary>
public sealed record LengthProfile(int Shortest, int Median, int Percentile99, int Longest);

/// <summary>How a field's numbers are spread. Smallest and largest are exact, the others within 1 % of their value.</summary>
public sealed record NumberProfile(double Min, double Quarter, double Median, double ThreeQuarters, double Percentile99, double Max);

/// <summary>How many values have a shape.</summary>
public sealed record PatternCount(string Pattern, long Values);

/// <summary>One kind of trouble in one field of one object.</summary>
/// <param name="Id">Names it across runs, for example <c>too-long:1001.remarks</c>.</param>
/// <param name="Code">A constant of <see cref="QualityCode"/> or of <see cref="ReasonCode"/>.</param>
/// <param name="Object">Name of the source object.</param>
/// <param name="Field">Name of the field, a link role, or null where it concerns the whole record.</param>
/// <param name="Count">How often it was found.</param>
/// <param name="Examples">The first five, in the order of their keys.</param>
/// <param name="Detail">What was found in the field as a whole, in words, with texts of the source; null where the examples say it all.</param>
/// <param name="GoesTo">Where the destination keeps the field, in words; null where it concerns no field that the destination knows.</param>
/// <param name="WhatHappens">What the migration and the destination do with such a record if nobody acts.</param>
/// <param name="Remedy">What somebody could do in the source or in the plan.</param>
/// <param name="IsEstimated">True where there were too many to count one by one.</param>
/// <param name="PlanRemedy">What the plan could do about it; null where nothing.</param>
public sealed record QualityFinding(
    string Id,
    string Code,
    QualitySeverity Severity,
    string Object,
    string? Field,
    long Count,
    IReadOnlyList<FindingExample> Examples,
    string? Detail,
    string? GoesTo,
    string WhatHappens,
    string Remedy,
    bool IsEstimated = false,
    Transform? PlanRemedy = null);

/// <summary>A record that shows a finding.</summary>
/// <param name="Value">What was found there, cut to 80 characters; hostile like all source text.</param>
public sealed record FindingExample(RecordKey Key, string Value);

/// <summary>One record that shows a finding: a row of the complete list.</summary>
/// <param name="Found">What was found there, cut to 80 characters; hostile like all source text.</param>
public sealed record QualityHit(string Code, string Object, string? Field, RecordKey Key, string Found);

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
