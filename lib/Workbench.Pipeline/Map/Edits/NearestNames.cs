using FuzzySharp;

namespace Workbench.Pipeline.Map.Edits;

/// <summary>Names in messages: quoted and cut, and those that an unknown name may have meant.</summary>
internal static class NearestNames
{
    private const int LeastRatio = 45;
    private const int Most = 3;
    private const int LongestName = 80;

    /// <summary>The nearest names as the end of a sentence, for example <c>; nearest: 'region', 'reason'</c>; "" where none is near.</summary>
    public static string Of(string wanted, IEnumerable<string> names)
    {
        var nearest = names.Distinct(StringComparer.Ordinal)
            .Select(name => (Name: name, Ratio: Fuzz.Ratio(Folded(wanted), Folded(name))))
            .Where(found => found.Ratio >= LeastRatio)
            .OrderByDescending(found => found.Ratio).ThenBy(found => found.Name, StringComparer.Ordinal)
            .Take(Most)
            .Select(found => Quote(found.Name))
            .ToList();
        return nearest.Count == 0 ? "" : $"; nearest: {string.Join(", ", nearest)}";
    }

    public static string Quote(string name) => $"'{(name.Length <= LongestName ? name : name[..LongestName] + "…")}'";

    private static string Folded(string name) => (name.Length <= LongestName ? name : name[..LongestName]).ToLowerInvariant();
}
