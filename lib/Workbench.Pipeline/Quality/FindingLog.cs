using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Pipeline.Quality.Remedies;

namespace Workbench.Pipeline.Quality;

/// <summary>Counts findings by code, object and field, keeps the first records of each, and tells every one. Grows with the schema, not with the records.</summary>
internal sealed class FindingLog(FieldFates fates, Action<QualityHit>? hit = null)
{
    private const int MaxExamples = 5;
    private readonly Dictionary<(string Code, string Object, string? Field), Tally> tallies = [];

    /// <summary>One record that shows a finding.</summary>
    public void Add(string code, string sourceObject, string? field, RecordKey key, string value)
    {
        Place(code, sourceObject, field).Count++;
        Example(code, sourceObject, field, key, value);
    }

    /// <summary>A finding about a field as a whole, with as many records as are known by name.</summary>
    /// <param name="count">Records concerned, named or not.</param>
    /// <param name="detail">What was found, in words.</param>
    public void AddField(
        string code, string sourceObject, string field, long count, IEnumerable<(RecordKey Key, string Value)> examples,
        string? detail = null, bool isEstimated = false, Transform? remedy = null)
    {
        var tally = Place(code, sourceObject, field);
        (tally.Count, tally.Detail, tally.IsEstimated, tally.Remedy) = (tally.Count + count, detail, isEstimated, remedy);
        foreach (var (key, value) in examples)
        {
            Example(code, sourceObject, field, key, value);
        }
    }

    /// <summary>Worst first, then the most frequent; equal ones in the order of their names.</summary>
    public IReadOnlyList<QualityFinding> Findings() =>
        [.. tallies
            .Select(pair => Finding(pair.Key.Code, pair.Key.Object, pair.Key.Field, pair.Value))
            .OrderByDescending(finding => finding.Severity)
            .ThenByDescending(finding => finding.Count)
            .ThenBy(finding => finding.Id, StringComparer.Ordinal)];

    private void Example(string code, string sourceObject, string? field, RecordKey key, string value)
    {
        var examples = Place(code, sourceObject, field).Examples;
        if (examples.Count < MaxExamples)
        {
            examples.Add(new FindingExample(key, Excerpt.Of(value)));
        }

        hit?.Invoke(new QualityHit(code, sourceObject, field, key, Excerpt.Of(value)));
    }

    private Tally Place(string code, string sourceObject, string? field)
    {
        var place = (code, sourceObject, field);
        if (!tallies.TryGetValue(place, out var tally))
        {
            tallies[place] = tally = new Tally();
        }

        return tally;
    }

    private QualityFinding Finding(string code, string sourceObject, string? field, Tally tally)
    {
        var (rule, fate) = (QualityRule.Of(code), fates.Of(sourceObject, field));
        return new QualityFinding(
            field is null ? $"{code}:{sourceObject}" : $"{code}:{sourceObject}.{field}",
            code,
            rule.Severity,
            sourceObject,
            field,
            tally.Count,
            [.. tally.Examples],
            tally.Detail,
            fate?.ToString(),
            rule.Happens(fate, fates.Destination),
            rule.Remedy,
            tally.IsEstimated,
            fate is { IsLeftBehind: true } ? null : tally.Remedy ?? PlanRemedies.Of(code, fate));
    }

    private sealed class Tally
    {
        public long Count { get; set; }

        public string? Detail { get; set; }

        public bool IsEstimated { get; set; }

        public Transform? Remedy { get; set; }

        public List<FindingExample> Examples { get; } = [];
    }
}
