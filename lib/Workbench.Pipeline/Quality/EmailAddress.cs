using System.Text.RegularExpressions;

namespace Workbench.Pipeline.Quality;

/// <summary>Whether a text is an e-mail address as helpdesks accept it: one @, a domain with a dot, no spaces, at most 254 characters (RFC 5321).</summary>
internal static class EmailAddress
{
    private const int MaxCharacters = 254;

    private static readonly Regex Shape = new(
        @"^[^\s@<>()\[\],;:""\\.]+(\.[^\s@<>()\[\],;:""\\.]+)*@([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]*\p{L}[\p{L}\p{N}-]*$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    public static bool IsWellFormed(string text) => text.Length <= MaxCharacters && Shape.IsMatch(text) && text.IndexOf('@', StringComparison.Ordinal) <= 64;
}
