namespace Workbench.Pipeline.Quality.Sketches;

/// <summary>How often each value of a field with few values occurs. Gives up where there are many: then it is no list of words.</summary>
internal sealed class ValueCounts
{
    public const int MaxValues = 200;

    private const int MaxCharacters = 64;

    private Dictionary<string, long>? counts = new(StringComparer.Ordinal);

    public void Add(string text)
    {
        if (counts is null)
        {
            return;
        }

        if (text.Length > MaxCharacters || (counts.Count == MaxValues && !counts.ContainsKey(text)))
        {
            counts = null;
            return;
        }

        counts[text] = counts.GetValueOrDefault(text) + 1;
    }

    /// <summary>Values, the most frequent first; null where there are more than <see cref="MaxValues"/>, or long ones.</summary>
    public IReadOnlyList<KeyValuePair<string, long>>? InOrder() => counts is null
        ? null
        : [.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)];
}
