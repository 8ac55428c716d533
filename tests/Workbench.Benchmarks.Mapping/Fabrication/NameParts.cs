namespace Workbench.Benchmarks.Mapping.Fabrication;

/// <summary>Words of a name, split by rules of the benchmark's own, so that it does not share the proposer's mistakes.</summary>
internal static class NameParts
{
    public static IReadOnlyList<string> Of(string name)
    {
        var spaced = string.Concat(name.Select((letter, index) =>
            index > 0 && char.IsUpper(letter) && !char.IsUpper(name[index - 1]) ? " " + letter : letter.ToString()));
        return [.. spaced.Split([' ', '_', '-', '.', '/', '\''], StringSplitOptions.RemoveEmptyEntries).Select(word => word.ToLowerInvariant())];
    }

    public static bool ShareAWord(string left, string right) => Of(left).Intersect(Of(right), StringComparer.Ordinal).Any();
}
