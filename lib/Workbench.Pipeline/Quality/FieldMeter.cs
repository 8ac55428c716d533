using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Quality;

/// <summary>Measures one field while records stream by. Its memory is capped, whatever the number of records.</summary>
internal sealed class FieldMeter(FieldSchema field)
{
    /// <summary>Above this many different values only "at least" is known.</summary>
    public const int MaxDistinct = 10_000;

    private const int MaxPatterns = 500;
    private const int ShownPatterns = 5;
    private const int ShownExamples = 3;

    private readonly HashSet<ulong> distinct = [];
    private readonly Dictionary<string, long> patterns = new(StringComparer.Ordinal);
    private readonly List<string> examples = [];
    private long records;
    private long filled;
    private int? shortest;
    private int? longest;
    private RecordKey? longestKey;

    public void Add(RecordKey key, FieldValue value)
    {
        records++;
        if (value.IsEmpty)
        {
            return;
        }

        filled++;
        var text = value.Print();
        if (shortest is null || text.Length < shortest)
        {
            shortest = text.Length;
        }

        if (longest is null || text.Length > longest)
        {
            (longest, longestKey) = (text.Length, key);
        }

        if (distinct.Count < MaxDistinct && distinct.Add(TextHash.Of(text)) && examples.Count < ShownExamples)
        {
            examples.Add(Excerpt.Of(text));
        }

        AddPattern(text);
    }

    public FieldProfile Profile() => new(
        field.Name,
        field.Label,
        field.Type,
        field.Role,
        field.IsCustom,
        records,
        filled,
        distinct.Count,
        distinct.Count == MaxDistinct,
        shortest,
        longest,
        longestKey,
        [.. patterns.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Take(ShownPatterns).Select(pair => new PatternCount(pair.Key, pair.Value))],
        [.. examples]);

    /// <summary>Shapes that appear only after the cap are rare, or the field is prose: both are no loss.</summary>
    private void AddPattern(string text)
    {
        if (ValuePattern.Of(text) is not { } pattern)
        {
            return;
        }

        if (patterns.TryGetValue(pattern, out var count))
        {
            patterns[pattern] = count + 1;
        }
        else if (patterns.Count < MaxPatterns)
        {
            patterns[pattern] = 1;
        }
    }
}
