using Workbench.Core.Records;

namespace Workbench.Pipeline.Quality;

/// <summary>
/// How often each shape occurs, with the first record that has it. At most 500 shapes are followed: those that first appear later are rare, or
/// the field is prose, and count together as others.
/// </summary>
internal sealed class PatternCounts
{
    private const int MaxPatterns = 500;
    private const int Shown = 5;

    private readonly Dictionary<string, (long Count, RecordKey First, string Example)> counts = new(StringComparer.Ordinal);

    /// <summary>Short values whose shape was counted.</summary>
    public long Values { get; private set; }

    public void Add(string text, RecordKey key)
    {
        if (ValuePattern.Of(text) is not { } pattern)
        {
            return;
        }

        Values++;
        if (counts.TryGetValue(pattern, out var known))
        {
            counts[pattern] = known with { Count = known.Count + 1 };
        }
        else if (counts.Count < MaxPatterns)
        {
            counts[pattern] = (1, key, Excerpt.Of(text));
        }
    }

    /// <summary>The most frequent shapes.</summary>
    public IReadOnlyList<PatternCount> Top() =>
        [.. counts.OrderByDescending(pair => pair.Value.Count).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Take(Shown).Select(pair => new PatternCount(pair.Key, pair.Value.Count))];

    /// <summary>Values of another shape than the one that nearly all have, where that is the shape of a code or number.</summary>
    /// <returns>The usual shape, how many values have another, and the first record of each other shape; null where there is no usual shape.</returns>
    public (string Usual, long Others, IReadOnlyList<(RecordKey Key, string Value)> First)? Unusual()
    {
        const int minValues = 50;
        const double mostlyShare = 0.95;
        if (Values < minValues)
        {
            return null;
        }

        var (usual, most) = counts.MaxBy(pair => pair.Value.Count);
        return most.Count == Values || most.Count < mostlyShare * Values || !usual.Contains('9', StringComparison.Ordinal)
            ? null
            : (usual, Values - most.Count, [.. counts.Where(pair => pair.Key != usual).OrderBy(pair => pair.Value.First).Select(pair => (pair.Value.First, pair.Value.Example))]);
    }
}
