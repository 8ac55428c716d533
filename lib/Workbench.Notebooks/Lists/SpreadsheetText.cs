namespace Workbench.Notebooks.Lists;

/// <summary>
/// Keeps a spreadsheet from running a cell as a formula. A leading apostrophe is put before a text that begins with
/// <c>= + - @</c>, a tab or a carriage return, also behind apostrophes that the text itself begins with; so exactly one
/// apostrophe is taken away again, and every text comes back as it was.
/// </summary>
public static class SpreadsheetText
{
    private const char Guard = '\'';

    public static string Neutralize(string text) => IsActive(text) ? Guard + text : text;

    /// <summary>The text as it was before <see cref="Neutralize"/>; a text that was never neutralised stays as it is.</summary>
    public static string Restore(string text) => text.Length > 1 && text[0] == Guard && IsActive(text[1..]) ? text[1..] : text;

    private static bool IsActive(string text)
    {
        var first = text.AsSpan().TrimStart(Guard);
        return first.Length > 0 && first[0] is '=' or '+' or '-' or '@' or '\t' or '\r';
    }
}
