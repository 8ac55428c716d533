namespace Workbench.Pipeline.Quality;

/// <summary>The beginning of a value, short enough for a list.</summary>
internal static class Excerpt
{
    private const int MaxCharacters = 80;

    public static string Of(string text)
    {
        if (text.Length <= MaxCharacters)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[MaxCharacters - 1]) ? MaxCharacters - 1 : MaxCharacters;
        return text[..end] + "…";
    }
}
