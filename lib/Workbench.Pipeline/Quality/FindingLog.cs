using Workbench.Core.Records;

namespace Workbench.Pipeline.Quality;

/// <summary>Counts findings by code, object and field, and keeps the first records of each. Grows with the schema, not with the records.</summary>
internal sealed class FindingLog
{
    private const int MaxExamples = 5;
    private readonly Dictionary<(string Code, string Object, string? Field), Tally> tallies = [];

    public void Add(string code, string sourceObject, string? field, RecordKey key, string value)
    {
        var place = (code, sourceObject, field);
        if (!tallies.TryGetValue(place, out var tally))
        {
            tallies[place] = tally = new Tally();
        }

        tally.Count++;
        if (tally.Examples.Count < MaxExamples)
        {
            tally.Examples.Add(new FindingExample(key, Excerpt.Of(value)));
        }
    }

    /// <summary>Worst first, then the most frequent; equal ones in the order of their names.</summary>
    public IReadOnlyList<QualityFinding> Findings() =>
        [.. tallies
            .Select(pair => Finding(pair.Key.Code, pair.Key.Object, pair.Key.Field, pair.Value))
            .OrderByDescending(finding => finding.Severity)
            .ThenByDescending(finding => finding.Count)
            .ThenBy(finding => finding.Code, StringComparer.Ordinal)
            .ThenBy(finding => finding.Object, StringComparer.Ordinal)
            .ThenBy(finding => finding.Field, StringComparer.Ordinal)];

    private static QualityFinding Finding(string code, string sourceObject, string? field, Tally tally)
    {
        var rule = QualityRule.Of(code);
        return new QualityFinding(code, rule.Severity, sourceObject, field, tally.Count, [.. tally.Examples], rule.WhatHappens, rule.Remedy);
    }

    private sealed class Tally
    {
        public long Count { get; set; }

        public List<FindingExample> Examples { get; } = [];
    }
}
