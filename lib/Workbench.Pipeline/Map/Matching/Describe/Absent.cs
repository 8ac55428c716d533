namespace Workbench.Pipeline.Map.Matching.Describe;

/// <summary>Words with which exports say that a cell has no value.</summary>
internal static class Absent
{
    private static readonly string[] Words = ["na", "n/a", "nan", "null", "none", "nil", "-", "--", "?", "#n/a", "(blank)"];

    public static bool IsAbsent(ReadOnlySpan<char> trimmed)
    {
        if (trimmed.Length is 0 or > 7)
        {
            return trimmed.Length == 0;
        }

        foreach (var word in Words)
        {
            if (trimmed.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
