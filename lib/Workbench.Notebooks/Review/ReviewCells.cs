using Workbench.Core.Hashing;
using Workbench.Core.Planning;
using Workbench.Pipeline.Map.Edits;

namespace Workbench.Notebooks.Review;

/// <summary>The three cells of a row that a person may change.</summary>
internal sealed record ReviewCells(string Destination, string Transform, string Settings)
{
    private const int MarkLength = 8;

    /// <summary>Longest text that a cell of a usual spreadsheet holds, in characters.</summary>
    private const int LongestCell = 32_767;

    public static ReviewCells Of(FieldPlan row)
    {
        var form = TransformForm.Of(row.Transform);
        return new ReviewCells(
            Printable(row.Destination ?? ""),
            form.Type,
            form.Settings.Length <= LongestCell
                ? form.Settings
                : $"(too long for a spreadsheet: {form.Settings.Length} characters; see plan.json)");
    }

    /// <summary>
    /// Fingerprint of the cells in their row, in brackets so that no spreadsheet reads a number. A row with another one was changed; so is one
    /// into which the cells of another row were pasted.
    /// </summary>
    public string Mark(string sourceObject, string sourceField) =>
        $"[{Sha256Hex.Of(string.Join('\0', sourceObject, sourceField, Normal(Destination), Normal(Transform), Normal(Settings)))[..MarkLength]}]";

    /// <summary>
    /// A text as a cell can hold it. Control characters stand as their pictures: CSV readers take them for damage, and some spreadsheets lose
    /// tabs. Line breaks stay.
    /// </summary>
    public static string Printable(string text) =>
        text.Any(IsUnprintable) ? string.Concat(text.Select(letter => IsUnprintable(letter) ? PictureOf(letter) : letter)) : text;

    private static bool IsUnprintable(char letter) => char.IsControl(letter) && letter is not ('\n' or '\r');

    private static char PictureOf(char control) => control < ' ' ? (char)('\u2400' + control) : '\uFFFD';

    /// <summary>Spreadsheets write a line break inside a cell in their own way.</summary>
    private static string Normal(string cell) => cell.ReplaceLineEndings("\n");
}
