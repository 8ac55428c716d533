using System.Text;

namespace Workbench.Core.Security;

/// <summary>
/// Counts tags without understanding what stands around them: inside scripts and quotes they count as well, and inside comments from some
/// number on, because a text can make a parser and a cleverer reader disagree on where those end. For the same reason an end makes room again
/// only where a parser takes it for one: not inside elements that hold text, in quotes, or where comments are not trusted any more.
/// </summary>
internal sealed class MarkupWalk(string html)
{
    private const int LongestName = 24;

    /// <summary>Elements that a parser may make to end a link before the next one.</summary>
    private const int CopiesOfLink = 12;

    private readonly StringBuilder kept = new();
    private readonly Dictionary<string, int> leftOut = new(StringComparer.OrdinalIgnoreCase);
    private readonly OpenMarkup open = new();
    private readonly InlineDrawing drawing = new();
    private int copied;
    private long elements;
    private int commented;
    private string? textual;
    private int quotedUntil;

    /// <summary>True where a parser surely sees a tag.</summary>
    private bool IsMarkup(int at) => textual is null && at >= quotedUntil && commented <= BoundedMarkup.MaxCommented;

    public string Run()
    {
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at < html.Length; at = html.IndexOf('<', at))
        {
            if ((EndOfComment(at) ?? EndOfDeclaration(at)) is { } end)
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

            if (name.Length > 0 && !(isEnd ? Close(name, at, behind) : Open(name, at, behind)))
            {
                kept.Append(html, copied, at - copied);
                copied = behind;
            }

            at = behind;
        }

        return copied == 0 ? html : kept.Append(html, copied, html.Length - copied).ToString();
    }

    /// <returns>False where the tag is left out.</returns>
    private bool Open(string name, int at, int behind)
    {
        var endsItself = IsMarkup(at) ? drawing.Begins(name, html.AsSpan(at, behind - at)) : Doubted();
        if (drawing.IsCertain && name.Equals(MarkupNames.Link, StringComparison.OrdinalIgnoreCase) && open.End(name))
        {
            // A link that is still open ends where the next one begins.
            elements += CopiesOfLink;
        }

        var (isFormatting, isNesting) = (MarkupNames.IsFormatting(name), !MarkupNames.IsShallow(name) && !endsItself);
        if (elements + 1 + open.Formatting > BoundedMarkup.MaxElements
            || (isFormatting && open.Formatting == BoundedMarkup.MaxFormatting)
            || (isNesting && open.Depth == BoundedMarkup.MaxDepth))
        {
            leftOut[name] = leftOut.GetValueOrDefault(name) + (endsItself ? 0 : 1);
            drawing.Doubt();
            return false;
        }

        elements += 1 + open.Formatting;
        if (!endsItself)
        {
            open.Add(name);
            textual ??= MarkupNames.IsTextual(name) ? name : null;
        }

        Quote(at);
        return true;
    }

    /// <returns>False where the tag is left out with the one that it ends.</returns>
    private bool Close(string name, int at, int behind)
    {
        if (leftOut.GetValueOrDefault(name) is > 0 and var without)
        {
            leftOut[name] = without - 1;
            drawing.Doubt();
            return false;
        }

        var isOwnEnd = textual is not null && textual.Equals(name, StringComparison.OrdinalIgnoreCase);
        if (at < quotedUntil || commented > BoundedMarkup.MaxCommented || (textual is not null && !isOwnEnd))
        {
            return true;
        }

        // Only what was opened can end: a text full of other end tags must not make room.
        textual = null;
        drawing.Ends(name, html.AsSpan(at, behind - at));
        open.End(name);
        Quote(at);
        return true;
    }

    private bool Doubted()
    {
        drawing.Doubt();
        return false;
    }

    private void Quote(int at) => quotedUntil = quotedUntil == html.Length ? quotedUntil : Math.Max(quotedUntil, EndOfQuotes(at));

    /// <summary>Behind the comment that begins here; null where none does, or where comments are not trusted any more.</summary>
    private int? EndOfComment(int at)
    {
        const string begin = "<!--";
        if (commented > BoundedMarkup.MaxCommented || string.CompareOrdinal(html, at, begin, 0, begin.Length) != 0)
        {
            return null;
        }

        // A comment may end with the dashes that begin it.
        var end = html.IndexOf("-->", at + 2, StringComparison.Ordinal);
        return Pass(at, end, html.AsSpan(at + 1, Math.Max(0, end - at - 1)).Contains('<'));
    }

    /// <summary>
    /// Behind a declaration, instruction or wrong end, which a parser reads like a comment; null where none begins. Inside drawings some of them end
    /// elsewhere: behind one that could, nothing is trusted.
    /// </summary>
    private int? EndOfDeclaration(int at)
    {
        var kind = at + 1 < html.Length ? html[at + 1] : ' ';
        var isWrongEnd = kind == '/' && at + 2 < html.Length && html[at + 2] != '>' && !char.IsAsciiLetter(html[at + 2]);
        if (commented > BoundedMarkup.MaxCommented || (kind is not ('!' or '?') && !isWrongEnd))
        {
            return null;
        }

        var end = string.CompareOrdinal(html, at, "<![CDATA[", 0, 9) == 0 ? -1 : html.IndexOf('>', at + 1);
        return Pass(at, end, html.AsSpan(at + 1, Math.Max(0, end - at - 1)).Contains('<'));
    }

    /// <param name="end">Where it ends; -1 where that is not known.</param>
    private int? Pass(int at, int end, bool holdsTags)
    {
        commented += end < 0 ? BoundedMarkup.MaxCommented + 1 : html.AsSpan(at, end - at).Count('<');
        if (holdsTags || end < 0)
        {
            drawing.Doubt();
        }

        return commented > BoundedMarkup.MaxCommented ? null : end;
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
