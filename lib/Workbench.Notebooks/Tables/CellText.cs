using System.Globalization;
using Workbench.Notebooks.Displays;

namespace Workbench.Notebooks.Tables;

/// <summary>The words of one value, before they are encoded for HTML or a terminal.</summary>
internal static class CellText
{
    private const int MaxCharacters = 400;

    public static string Of(object? value, ColumnType type) =>
        value switch
        {
            null => "",
            Shown shown => Shortened(shown.Text),
            string text => Shortened(text),
            bool yes => yes ? "yes" : "no",
            long bytes when type == ColumnType.Bytes => ValueText.Bytes(bytes),
            long whole => ValueText.Whole(whole),
            decimal fraction when type == ColumnType.Percent => ValueText.Percent(fraction),
            decimal number => ValueText.Decimal(number),
            DateTimeOffset instant => ValueText.Instant(instant),
            TimeSpan duration => ValueText.Duration(duration),
            _ => Shortened(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
        };

    /// <summary>A table shows the beginning of a long text; the complete list carries the whole.</summary>
    private static string Shortened(string text)
    {
        if (text.Length <= MaxCharacters)
            return text;
        var length = char.IsHighSurrogate(text[MaxCharacters - 1]) ? MaxCharacters - 1 : MaxCharacters;
        return $"{text[..length]}… ({ValueText.Whole(text.Length - length)} more characters)";
    }
}
