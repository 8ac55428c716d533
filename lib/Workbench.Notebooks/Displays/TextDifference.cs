using System.Globalization;

namespace Workbench.Notebooks.Displays;

/// <summary>Two texts, each in parts that the other has as well and parts that it has not, by whole visible characters.</summary>
internal sealed record TextDifference(IReadOnlyList<TextPart> Left, IReadOnlyList<TextPart> Right)
{
    /// <summary>Longer stretches between the first and the last difference are marked whole: the work grows with the square of their length.</summary>
    private const int Longest = 1_000;

    public static TextDifference Between(string left, string right)
    {
        var (a, b) = (Characters(left), Characters(right));
        var shorter = Math.Min(a.Length, b.Length);
        var start = 0;
        while (start < shorter && a[start] == b[start])
            start++;
        var end = 0;
        while (end < shorter - start && a[^(end + 1)] == b[^(end + 1)])
            end++;
        var (ofLeft, ofRight) = (a[start..^end], b[start..^end]);
        var script = Math.Max(ofLeft.Length, ofRight.Length) <= Longest ? EditScript.Between(ofLeft, ofRight) : EditScript.Replacing(ofLeft, ofRight);
        return new TextDifference(Parts(a, start, script.IsKeptLeft), Parts(b, start, script.IsKeptRight));
    }

    /// <param name="kept">Of the characters from <paramref name="start"/> on; all outside of them are kept.</param>
    private static List<TextPart> Parts(string[] characters, int start, bool[] kept)
    {
        bool IsKept(int index) => index < start || index >= start + kept.Length || kept[index - start];
        var parts = new List<TextPart>();
        for (var (index, from) = (1, 0); index <= characters.Length; index++)
        {
            if (index == characters.Length || IsKept(index) != IsKept(from))
            {
                parts.Add(new TextPart(string.Concat(characters[from..index]), !IsKept(from)));
                from = index;
            }
        }

        return parts;
    }

    private static string[] Characters(string text)
    {
        var characters = new List<string>(text.Length);
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
            characters.Add(elements.GetTextElement());
        return [.. characters];
    }
}

/// <summary>A stretch of a text.</summary>
/// <param name="IsDifferent">True where the other text does not have it at this place.</param>
internal readonly record struct TextPart(string Text, bool IsDifferent);
