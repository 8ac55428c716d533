using System.Text;

namespace Workbench.Core.Security;

/// <summary>
/// HTML that no reader breaks at. Elements nested thousands deep end the process of whoever walks or prints the tree with calls, and formatting
/// that is never closed makes a parser copy it into every paragraph that follows. Tags beyond the bounds are left out; every word stays.
/// </summary>
public static class BoundedMarkup
{
    /// <summary>Open elements. No mail client writes more than some dozens.</summary>
    public const int MaxDepth = 200;

    /// <summary>Formatting elements that are open at once.</summary>
    public const int MaxFormatting = 40;

    /// <summary>Elements that a parser may make out of one text, the copies counted.</summary>
    public const int MaxElements = 500_000;

    /// <summary>Tags inside comments that are passed over: a mail of Outlook has some hundreds there, which nobody opens.</summary>
    public const int MaxCommented = 1_500;

    private const int LongestName = 24;

    /// <summary>Elements that hold nothing, or end by themselves where the next one begins.</summary>
    private static readonly HashSet<string> Shallow = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "html", "head", "body",
    };

    private static readonly HashSet<string> Formatting = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    };

    /// <summary>Elements in which a parser sees text until their own end.</summary>
    private static readonly HashSet<string> Textual = new(StringComparer.OrdinalIgnoreCase)
    {
        "iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp",
    };

    /// <summary>The same text where it keeps within the bounds, which nearly every text does.</summary>
    public static string Of(string html) => html.Length < 3 * MaxFormatting ? html : new Walk(html).Run();

    /// <summary>
    /// Counts tags without understanding what stands around them: inside scripts and quotes they count as well, and inside comments from some
    /// number on, because a text can make a parser and a cleverer reader disagree on where those end. For the same reason an end makes room again
    /// only where a parser takes it for one: not inside elements that hold text, in quotes, or where comments are not trusted any more.
    /// </summary>
    private sealed class Walk(string html)
    {
        private readonly StringBuilder kept = new();
        private readonly Dictionary<string, int> open = new(StringComparer.OrdinalIgnoreCase);
        private readonly Dictionary<string, int> leftOut = new(StringComparer.OrdinalIgnoreCase);
        private int copied;
        private int depth;
        private int formatting;
        private long elements;
        private int commented;
        private string? textual;
        private int quotedUntil;

        public string Run()
        {
            for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0; at = html.IndexOf('<', at))
            {
                if (EndOfComment(at) is { } end)
                {
                    at = end;
                    continue;
                }

                var isEnd = at + 1 < html.Length && html[at + 1] == '/';
                var name = NameAt(at + (isEnd ? 2 : 1));
                var behind = name.Length == 0 ? at + 1 : html.IndexOf('>', at) + 1;
                if (behind == 0)
                {
                    break;
                }

                if (name.Length > 0 && !(isEnd ? Close(name, at) : Open(name, at)))
                {
                    kept.Append(html, copied, at - copied);
                    copied = behind;
                }

                at = behind;
            }

            return copied == 0 ? html : kept.Append(html, copied, html.Length - copied).ToString();
        }

        /// <returns>False where the tag is left out.</returns>
        private bool Open(string name, int at)
        {
            var (isFormatting, isNesting) = (Formatting.Contains(name), !Shallow.Contains(name));
            if (elements + 1 + formatting > MaxElements || (isFormatting && formatting == MaxFormatting) || (isNesting && depth == MaxDepth))
            {
                leftOut[name] = leftOut.GetValueOrDefault(name) + 1;
                return false;
            }

            elements += 1 + formatting;
            formatting += isFormatting ? 1 : 0;
            depth += isNesting ? 1 : 0;
            open[name] = open.GetValueOrDefault(name) + 1;
            textual ??= Textual.Contains(name) ? name : null;
            quotedUntil = quotedUntil == html.Length ? quotedUntil : Math.Max(quotedUntil, EndOfQuotes(at));
            return true;
        }

        /// <returns>False where the tag is left out with the one that it ends.</returns>
        private bool Close(string name, int at)
        {
            if (leftOut.GetValueOrDefault(name) is > 0 and var without)
            {
                leftOut[name] = without - 1;
                return false;
            }

            if (at < quotedUntil || commented > MaxCommented || (textual is not null && !textual.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }

            // Only what was opened can end: a text full of other end tags must not make room.
            textual = null;
            if (open.GetValueOrDefault(name) is > 0 and var count)
            {
                open[name] = count - 1;
                depth -= Shallow.Contains(name) ? 0 : 1;
                formatting -= Formatting.Contains(name) ? 1 : 0;
            }

            return true;
        }

        /// <summary>Behind the comment that begins here; null where none does, or where comments are not trusted any more.</summary>
        private int? EndOfComment(int at)
        {
            const string begin = "<!--";
            if (commented > MaxCommented || string.CompareOrdinal(html, at, begin, 0, begin.Length) != 0)
            {
                return null;
            }

            // A comment may end with the dashes that begin it.
            var end = html.IndexOf("-->", at + 2, StringComparison.Ordinal);
            commented += end < 0 ? MaxCommented + 1 : html.AsSpan(at, end - at).Count('<');
            return commented > MaxCommented ? null : end;
        }

        /// <summary>Where a tag with quoted values really ends.</summary>
        private int EndOfQuotes(int at)
        {
            while (at < html.Length && html[at] != '>')
            {
                var quote = html[at] == '=' ? at + 1 : -1;
                while (quote > 0 && quote < html.Length && char.IsWhiteSpace(html[quote]))
                {
                    quote++;
                }

                if (quote > 0 && quote < html.Length && html[quote] is '"' or '\'')
                {
                    var end = html.IndexOf(html[quote], quote + 1);
                    at = end < 0 ? html.Length : end;
                }

                at++;
            }

            return at;
        }

        private string NameAt(int start)
        {
            var end = start;
            while (end < html.Length && end - start < LongestName && html[end] is not (' ' or '>' or '/' or '\t' or '\r' or '\n' or '\f'))
            {
                end++;
            }

            return end > start && char.IsAsciiLetter(html[start]) ? html[start..end] : "";
        }
    }
}
