namespace Workbench.Pipeline.Map.Matching.Signals;

/// <summary>
/// Ways to read the values of one field: as they are, without what stands in brackets, and without a beginning that most of them share
/// ("P-100", "P-200"). Another system often writes the same values without such additions.
/// </summary>
internal static class ValueReadings
{
    private const int LongestPrefix = 4;
    private const double Most = 0.6;
    private const int FewestValues = 2;

    /// <summary>The readings, the plain one first; each a set of values with their weights.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, double>> Of(IReadOnlyDictionary<string, double> plain, IReadOnlyDictionary<string, double> bare)
    {
        var readings = new List<IReadOnlyDictionary<string, double>> { plain };
        if (bare.Count > 0)
        {
            readings.Add(bare);
        }

        var last = readings[^1];
        for (var length = 1; length <= LongestPrefix && SharedPrefix(last, length) is { } prefix; length++)
        {
            readings.Add(Without(last, prefix));
        }

        return readings;
    }

    /// <summary>The text without what stands in brackets, or null where there are none.</summary>
    public static string? WithoutBrackets(string text)
    {
        var start = text.IndexOf('(');
        var end = text.LastIndexOf(')');
        return start > 0 && end > start ? text[..start] + text[(end + 1)..] : null;
    }

    private static string? SharedPrefix(IReadOnlyDictionary<string, double> values, int length)
    {
        var longer = values.Keys.Where(value => value.Length > length).ToList();
        return longer.Count < FewestValues
            ? null
            : longer.GroupBy(value => value[..length], StringComparer.Ordinal)
                .FirstOrDefault(group => group.Count() >= FewestValues && group.Count() >= Most * values.Count)?.Key;
    }

    private static Dictionary<string, double> Without(IReadOnlyDictionary<string, double> values, string prefix)
    {
        var stripped = new Dictionary<string, double>(values.Count, StringComparer.Ordinal);
        foreach (var (value, weight) in values)
        {
            var rest = value.Length > prefix.Length && value.StartsWith(prefix, StringComparison.Ordinal) ? value[prefix.Length..].TrimStart() : value;
            stripped[rest] = stripped.GetValueOrDefault(rest) + weight;
        }

        return stripped;
    }
}
