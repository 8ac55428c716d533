using System.Globalization;
using System.Text;

namespace Workbench.Notebooks.Displays.Markup;

/// <summary>
/// Makes characters visible that would act instead of being read: control characters become their pictures (␛), characters
/// that turn the reading direction become their code (⟨U+202E⟩), half surrogates become the replacement character.
/// Line feeds and tabs stay.
/// </summary>
public static class VisibleText
{
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var normalized = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        var visible = new StringBuilder(normalized.Length);
        foreach (var rune in normalized.EnumerateRunes())
            Append(visible, rune);
        return visible.ToString();
    }

    /// <summary>The same on one line: line breaks become ↵ and tabs become spaces.</summary>
    public static string OnOneLine(string? text) =>
        Of(text).Replace('\n', '↵').Replace('\t', ' ').Replace('\u2028', '↵').Replace('\u2029', '↵');

    private static void Append(StringBuilder visible, Rune rune)
    {
        var code = rune.Value;
        if (code is '\n' or '\t')
            visible.Append((char)code);
        else if (code < 0x20)
            visible.Append((char)(0x2400 + code));
        else if (code == 0x7F)
            visible.Append('\u2421');
        else if (code is >= 0x80 and <= 0x9F || IsDirectionControl(code))
            visible.Append("⟨U+").Append(code.ToString("X4", CultureInfo.InvariantCulture)).Append('⟩');
        else if (code is 0xFFFE or 0xFFFF)
            visible.Append('\uFFFD');
        else
            visible.Append(rune.ToString());
    }

    private static bool IsDirectionControl(int code) =>
        code is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
