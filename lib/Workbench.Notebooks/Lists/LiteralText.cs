using System.Buffers;
using System.Collections.Frozen;

namespace Workbench.Notebooks.Lists;

/// <summary>
/// Keeps a spreadsheet from changing a cell that comes back: besides what it would run as a formula (<see cref="SpreadsheetText"/>), also what
/// it would take for a number, a date or a truth value in one language or another: <c>00123</c>, <c>1E5</c>, <c>1-2</c>, <c>5 Mar</c>,
/// <c>TRUE</c>. Such a text gets one leading apostrophe. Whether the spreadsheet keeps or drops it, the text comes back as it was.
/// </summary>
public static class LiteralText
{
    private const char Mark = '\'';

    /// <summary>No number and no date is longer, in characters.</summary>
    private const int LongestQuantity = 64;

    /// <summary>Characters that stand in names and in JSON, and in no number or date.</summary>
    private static readonly SearchValues<char> NotInQuantities = SearchValues.Create("_{}[]<>\"|\\#?!;=&*~^\n\r");

    /// <summary>The truth values of spreadsheets in the languages that translate them.</summary>
    private static readonly FrozenSet<string> TruthValues = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "true", "false", "wahr", "falsch", "vrai", "faux", "verdadero", "verdadeiro", "falso", "vero", "waar", "onwaar", "sand", "falsk", "sant",
        "usann", "sann", "tosi", "epätosi", "prawda", "fałsz", "pravda", "nepravda", "igaz", "hamis", "doğru", "yanlış", "истина", "ложь");

    /// <summary>The text as it is written into a cell.</summary>
    public static string Guard(string text) => IsMistaken(text.AsSpan().TrimStart(Mark)) ? Mark + text : text;

    /// <summary>The text that was written; one that was never guarded stays as it is.</summary>
    public static string Restore(string text) => text.Length > 1 && text[0] == Mark && IsMistaken(text.AsSpan(1).TrimStart(Mark)) ? text[1..] : text;

    private static bool IsMistaken(ReadOnlySpan<char> text) =>
        text.Length > 0 && (SpreadsheetText.BeginsFormula(text[0]) || IsQuantity(text) || IsTruthValue(text));

    /// <summary>Rather too many than too few: a short text with a digit in it and nothing that no date has.</summary>
    private static bool IsQuantity(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestQuantity || text.ContainsAny(NotInQuantities))
        {
            return false;
        }

        foreach (var letter in text)
        {
            if (char.IsNumber(letter))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTruthValue(ReadOnlySpan<char> text) =>
        text.Length < 16 && TruthValues.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.Trim());
}
