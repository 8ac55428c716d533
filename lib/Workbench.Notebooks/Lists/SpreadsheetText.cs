namespace Workbench.Notebooks.Lists;

/// <summary>
/// Keeps a spreadsheet from running a cell as a formula. A leading apostrophe is put before a text that begins with
/// <c>= + - @</c>, also in their full width, a tab, a line end or a null character, also behind apostrophes that the text itself begins with; so exactly one
/// apostrophe is taken away again, and every text comes back as it was.
/// </summary>
/// <remarks>
/// OWASP ASVS 5.0 (2025), 1.2.10, names <c>= + - @</c>, tab and null. Line ends and full-width signs are guarded too: a cell may be trimmed, and where people
/// write in full width a spreadsheet may read them as the narrow ones.
/// </remarks>
public static class SpreadsheetText
{
    private const char Guard = '\'';

    public static string Neutralize(string text) => IsActive(text) ? Guard + text : text;

    /// <summary>The text as it was before <see cref="Neutralize"/>; a text that was never neutralised stays as it is.</summary>
    public static string Restore(string text) => text.Length > 1 && text[0] == Guard && IsActive(text[1..]) ? text[1..] : text;

    /// <summary>True where a spreadsheet may take a text that begins so for a formula.</summary>
    internal static bool BeginsFormula(char first) =>
        first is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\0' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';

    private static bool IsActive(string text)
    {
        var first = text.AsSpan().TrimStart(Guard);
        return first.Length > 0 && BeginsFormula(first[0]);
    }
}
