using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Figures.Svg;

/// <summary>Text in a drawing: measured by a cautious guess, because no font is at hand, and shortened to the room there is.</summary>
internal static class SvgText
{
    public const double Size = 12;
    private const double WidthPerColumn = 0.58;

    public static double Width(string text, double size = Size) => TerminalText.Width(text) * size * WidthPerColumn;

    /// <summary>One line, shortened with … to the width.</summary>
    public static string Fit(string text, double width)
    {
        var line = TerminalText.Line(text);
        if (Width(line) <= width)
            return line;
        var kept = "";
        foreach (var rune in line.EnumerateRunes())
        {
            if (Width(kept + rune) + Width("…") > width)
                break;
            kept += rune.ToString();
        }
        return kept.TrimEnd() + "…";
    }

    /// <summary>Lines broken at spaces; the last one is shortened when the text needs more than <paramref name="maxLines"/>.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, int maxLines)
    {
        var lines = new List<string>();
        var rest = TerminalText.Line(text).Trim();
        while (rest.Length > 0 && lines.Count < maxLines - 1 && Width(rest) > width)
        {
            var cut = LastBreak(rest, width);
            if (cut < 0)
                break;
            lines.Add(rest[..cut].TrimEnd());
            rest = rest[cut..].TrimStart();
        }
        lines.Add(Fit(rest, width));
        return lines;
    }

    /// <summary>A text element; the whole text is its tooltip when only a part is shown.</summary>
    public static HtmlFragment At(double x, double y, string shown, string anchor = "start", string? whole = null, double opacity = 1)
    {
        var tooltip = Html.When(whole is not null && whole != shown, () => Html.Of($"<title>{whole}</title>"));
        return Html.Of($"""<text x="{x}" y="{y}" text-anchor="{anchor}" opacity="{opacity}">{shown}{tooltip}</text>""");
    }

    private static int LastBreak(string text, double width)
    {
        var found = -1;
        for (var index = 1; index < text.Length; index++)
        {
            if (Width(text[..index]) > width)
                break;
            if (text[index] == ' ' || text[index - 1] is '-' or '/')
                found = index;
        }
        return found;
    }
}
