using System.Globalization;
using System.Text;

namespace Workbench.Notebooks.Displays.Markup;

/// <summary>Text for a terminal or a monospaced output: no control sequences, and columns that line up.</summary>
public static class TerminalText
{
    /// <summary>One line without control characters.</summary>
    public static string Line(string? text) => VisibleText.OnOneLine(text);

    /// <summary>Lines without control characters; the line breaks stay.</summary>
    public static string Lines(string? text) => VisibleText.Of(text);

    /// <summary>How many columns the text takes: wide characters take two, combining ones none.</summary>
    public static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
            width += WidthOf(rune);
        return width;
    }

    /// <summary>The text filled up with spaces to the number of columns.</summary>
    public static string Pad(string text, int columns, bool toTheRight = false)
    {
        var fill = new string(' ', Math.Max(0, columns - Width(text)));
        return toTheRight ? fill + text : text + fill;
    }

    private static int WidthOf(Rune rune)
    {
        var code = rune.Value;
        if (code is 0x200B or 0x200C or 0x200D or 0xFEFF or (>= 0xFE00 and <= 0xFE0F))
            return 0;
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
            return 0;
        return
            code
                is (>= 0x1100 and <= 0x115F)
                    or (>= 0x2E80 and <= 0xA4CF)
                    or (>= 0xAC00 and <= 0xD7A3)
                    or (>= 0xF900 and <= 0xFAFF)
                    or (>= 0xFE30 and <= 0xFE6F)
                    or (>= 0xFF00 and <= 0xFF60)
                    or (>= 0xFFE0 and <= 0xFFE6)
                    or (>= 0x1F300 and <= 0x1FAFF)
                    or (>= 0x20000 and <= 0x3FFFD)
            ? 2
            : 1;
    }
}
