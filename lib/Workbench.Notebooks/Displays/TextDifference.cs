using System.Globalization;

namespace Workbench.Notebooks.Displays;

/// <summary>
/// Two texts split into what they share at the start and at the end, and what differs between, by whole visible characters.
/// </summary>
internal sealed record TextDifference(string Start, string Left, string Right, string End)
{
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
        return new TextDifference(
            string.Concat(a[..start]),
            string.Concat(a[start..^end]),
            string.Concat(b[start..^end]),
            string.Concat(a[^end..])
        );
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
