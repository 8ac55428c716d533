using System.Text;

namespace Workbench.Notebooks.Displays.Markup;

/// <summary>
/// Encoded text whose long words may break: after a separator, as in keys, addresses and field names, or within a long run
/// without one, as in hashes. Browsers do neither by themselves, so that one key would push other columns out of sight.
/// </summary>
internal static class BreakableText
{
    private const int LongWord = 18;
    private const int LongRun = 20;
    private const string Separators = "/@_-.:,;=&?|";

    public static HtmlFragment Of(string? text)
    {
        var parts = Parts(VisibleText.Of(text ?? "")).ToList();
        return parts.Count < 2 ? Html.Text(text) : new HtmlFragment(string.Join("<wbr/>", parts.Select(HtmlEncoding.Encode)));
    }

    private static IEnumerable<string> Parts(string text)
    {
        var part = new StringBuilder();
        var (wordEnd, isLong, run) = (0, false, 0);
        for (var index = 0; index < text.Length; index++)
        {
            if (index >= wordEnd)
            {
                wordEnd = WordEnd(text, index);
                (isLong, run) = (wordEnd - index > LongWord, 0);
            }
            part.Append(text[index]);
            run++;
            var isSeparator = Separators.Contains(text[index]);
            if (!isLong || wordEnd - index < 3 || char.IsHighSurrogate(text[index]) || !(run >= LongRun || (isSeparator && run > 2)))
                continue;
            yield return part.ToString();
            part.Clear();
            run = 0;
        }
        yield return part.ToString();
    }

    private static int WordEnd(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
            end++;
        return end;
    }
}
