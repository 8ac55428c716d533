namespace Workbench.Pipeline.Map.Matching.Words;

/// <summary>Light English inflection; anything cleverer does more harm than good on field names.</summary>
internal static class WordForms
{
    /// <summary>The word without a plural ending.</summary>
    public static string Singular(string word) => word switch
    {
        { Length: > 4 } when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        { Length: > 3 } when word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') => word[..^1],
        _ => word,
    };
}
