using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Workbench.Emulators.Checking;

/// <summary>Texts as plain words, so that only what a person would read is compared. A reading of HTML of its own, on purpose simple.</summary>
internal static partial class Words
{
    /// <summary>Runs of white space become one space; characters that no HTML can hold are left out on both sides.</summary>
    public static string OfText(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsWhiteSpace(letter))
            {
                if (plain.Length > 0 && plain[^1] != ' ')
                {
                    plain.Append(' ');
                }
            }
            else if (!char.IsControl(letter) && letter != '\uFFFD')
            {
                plain.Append(letter);
            }
        }

        return plain.ToString().TrimEnd();
    }

    public static string OfHtml(string html)
    {
        var text = Unseen().Replace(html, " ");
        text = Tag().Replace(text, match => IsInline(match.Groups["name"].Value) ? "" : " ");
        return OfText(WebUtility.HtmlDecode(BareSpace().Replace(text, " ")));
    }

    /// <summary>All words of the one stand in the other, in the same order; between them others may stand (list marks, addresses of links).</summary>
    public static bool InOrder(string wanted, string found)
    {
        var start = 0;
        foreach (var word in wanted.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var place = found.IndexOf(word, start, StringComparison.Ordinal);
            if (place < 0)
            {
                return false;
            }

            start = place + word.Length;
        }

        return true;
    }

    private static bool IsInline(string name) =>
        name.ToLowerInvariant() is "b" or "i" or "u" or "em" or "strong" or "span" or "a" or "font" or "img" or "small" or "code";

    [GeneratedRegex(@"<(script|style|iframe|head|title)\b.*?</\1\s*>|<!--.*?-->", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Unseen();

    [GeneratedRegex(@"</?(?<name>[a-zA-Z][a-zA-Z0-9]*)\b[^>]*>|<![^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("&nbsp;?", RegexOptions.IgnoreCase)]
    private static partial Regex BareSpace();
}
