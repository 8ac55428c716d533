namespace Workbench.Pipeline.Map.Matching.Words;

/// <summary>One word of a field's name, or a phrase of the lexicon that counts as one ("first name").</summary>
/// <param name="Text">Folded text.</param>
/// <param name="Stem">Text without plural ending.</param>
/// <param name="Concepts">Concepts of the lexicon it may stand for.</param>
/// <param name="IsWeak">True where it says little.</param>
internal sealed record FieldWord(string Text, string Stem, int[] Concepts, bool IsWeak)
{
    public bool IsNumber => char.IsAsciiDigit(Text[0]);
}
