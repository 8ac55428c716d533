using System.Text;
using Workbench.Core.Hashing;

namespace Workbench.Pipeline.Map.Edits.Choices;

/// <summary>An organization's name as part of a file name: lower-case ASCII letters, digits and hyphens, whatever the name holds.</summary>
public static class OrganizationSlug
{
    /// <summary>The organization of a folder that nobody has named yet.</summary>
    private const string Template = "organization";

    private const int LongestWord = 60;
    private const int HashLength = 8;

    /// <summary>
    /// The slug; null where the name is blank or still the template's. A name that the slug does not tell completely ends with a part of its
    /// SHA-256, so that two organizations never share one.
    /// </summary>
    public static string? Of(string organization)
    {
        var plain = organization.Trim().ToLowerInvariant();
        if (plain.Length == 0 || plain == Template)
        {
            return null;
        }

        var slug = new StringBuilder(LongestWord);
        foreach (var letter in plain)
        {
            if (slug.Length == LongestWord)
            {
                break;
            }

            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var word = slug.ToString().TrimEnd('-');
        return IsWhole(plain, word) ? word : $"{(word.Length == 0 ? "x" : word)}-{Sha256Hex.Of(plain)[..HashLength]}";
    }

    /// <summary>Short words are device names on some systems (con, nul, com1): they get the hash too.</summary>
    private static bool IsWhole(string plain, string word) => word.Length > 4 && plain.Replace(' ', '-') == word;
}
