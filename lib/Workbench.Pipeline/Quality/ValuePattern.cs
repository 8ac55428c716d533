using System.Text;

namespace Workbench.Pipeline.Quality;

/// <summary>
/// The shape of a short value: <c>anna.maier@example.com</c> has the shape <c>a.a@a.a</c>, <c>+49 30 1234</c> the shape <c>+99 99 9999</c>,
/// <c>17-ABC</c> the shape <c>99-AAA</c>.
/// </summary>
internal static class ValuePattern
{
    /// <summary>Longer values are prose, whose shapes say nothing.</summary>
    private const int MaxCharacters = 64;

    /// <summary>
    /// The shape, or null for a longer value. Digits and capitals count one by one, because codes have fixed lengths; runs of other letters count
    /// as one, because names differ in length only.
    /// </summary>
    public static string? Of(string text)
    {
        if (text.Length > MaxCharacters)
        {
            return null;
        }

        var pattern = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsDigit(rune))
            {
                pattern.Append('9');
            }
            else if (Rune.IsUpper(rune))
            {
                pattern.Append('A');
            }
            else if (!Rune.IsLetter(rune))
            {
                pattern.Append(rune.ToString());
            }
            else if (pattern.Length == 0 || pattern[^1] != 'a')
            {
                pattern.Append('a');
            }
        }

        return pattern.ToString();
    }
}
