using System.Text.RegularExpressions;

namespace Workbench.Notebooks.Review;

/// <summary>One row of a review as a person left it.</summary>
/// <param name="Line">Line of the file in which it begins, from 1.</param>
/// <param name="Written">Fingerprint of the cells when the file was written.</param>
/// <param name="Decision">What a person wrote beside it; "" where nothing.</param>
internal sealed partial record ReviewRow(long Line, string Object, string Field, ReviewCells Cells, string Written, string Decision)
{
    /// <summary>True where a person changed what becomes of the field.</summary>
    public bool IsChanged => MarkOf(Cells) != Written;

    /// <summary>The fingerprint that the row would have with other cells.</summary>
    public string MarkOf(ReviewCells cells) => cells.Mark(Object, Field);

    public static bool IsMark(string cell) => MarkForm().IsMatch(cell);

    [GeneratedRegex(@"^\[[0-9a-f]{8}\]\z")]
    private static partial Regex MarkForm();
}
