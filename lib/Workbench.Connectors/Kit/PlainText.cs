using System.Net;
using System.Text;

namespace Workbench.Connectors.Kit;

/// <summary>Text on its way into a body. Source text is hostile: it enters HTML encoded, always.</summary>
internal static class PlainText
{
    /// <summary>Line ends as <c>\n</c>; control characters and halves of surrogate pairs become U+FFFD.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            clean.Append(Rune.IsControl(rune) && rune.Value is not ('\n' or '\t') ? Rune.ReplacementChar.ToString() : rune.ToString());
        }

        return clean.ToString();
    }

    /// <summary>One paragraph in which every line end is a break: what reads back is the same text.</summary>
    public static string ToHtml(string text) =>
        $"<p>{WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal)}</p>";

    /// <summary>Cut at a number of UTF-16 characters, 0 or more, never inside a surrogate pair.</summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>A value with its label: on one line, or below the label where it has several lines.</summary>
    public static string Line(string label, string text)
    {
        var clean = Clean(text.Trim());
        return clean.Contains('\n', StringComparison.Ordinal) ? $"{Clean(label)}:\n{clean}" : $"{Clean(label)}: {clean}";
    }

    /// <summary>Body text followed by its lines, an empty line between; a dash where there is neither, because a part needs text.</summary>
    public static string Join(string body, IReadOnlyList<string> lines)
    {
        var tail = string.Join('\n', lines);
        return (body.Trim(), tail) switch
        {
            ("", "") => "-",
            ("", _) => tail,
            (var main, "") => main,
            (var main, _) => $"{main}\n\n{tail}",
        };
    }
}
