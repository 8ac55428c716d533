using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Workbench.Core.Security;

namespace Workbench.Pipeline.Map;

/// <summary>Readable plain text of an HTML value, and whether anything but the words was lost on the way.</summary>
public static class HtmlText
{
    private const string Bullet = "- ";

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "fieldset", "figure", "footer", "form", "h1", "h2", "h3",
        "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul",
    };

    private static readonly HashSet<string> Silent = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "template", "noscript", "head", "title", "object", "iframe",
    };

    /// <summary>Elements that carry no more than words and line ends: dropping them loses nothing.</summary>
    private static readonly HashSet<string> Plain = new(StringComparer.OrdinalIgnoreCase) { "html", "head", "body", "p", "div", "br", "span", "pre" };

    /// <summary>Converts HTML to text. Runs of white space collapse as a browser would; non-breaking spaces stay single spaces.</summary>
    /// <returns>The text, and true where markup beyond paragraphs and line breaks was dropped.</returns>
    public static (string Text, bool LostFormatting) Convert(string html)
    {
        if (!html.Contains('<', StringComparison.Ordinal) && !html.Contains('&', StringComparison.Ordinal))
        {
            return (Tidy(html), false);
        }

        var document = new HtmlParser().ParseDocument(BoundedMarkup.Of(html));
        var text = new StringBuilder(html.Length);
        var lost = false;
        Append(document.Body ?? (INode)document, text, ref lost);
        return (Tidy(text.ToString().Replace('\u00a0', ' ')), lost);
    }

    /// <summary>Walks the tree with a stack of its own: the depth of hostile markup must not become the depth of the call stack.</summary>
    private static void Append(INode root, StringBuilder text, ref bool lost)
    {
        var open = new Stack<(INode Node, bool Preserve, bool Ends)>();
        PushChildren(root, preserve: false, open);
        while (open.TryPop(out var step))
        {
            if (step.Node is IText words)
            {
                AppendWords(words.Data, text, step.Preserve);
            }
            else if (step.Node is IElement element && step.Ends)
            {
                End(element, text);
            }
            else if (step.Node is IElement begun && Begin(begun, text, ref lost))
            {
                open.Push((begun, step.Preserve, true));
                PushChildren(begun, step.Preserve || begun.LocalName == "pre", open);
            }
        }
    }

    private static void PushChildren(INode node, bool preserve, Stack<(INode Node, bool Preserve, bool Ends)> open)
    {
        for (var child = node.LastChild; child is not null; child = child.PreviousSibling)
        {
            open.Push((child, preserve, false));
        }
    }

    /// <summary>Writes what stands in front of an element's words.</summary>
    /// <returns>False where the element has none.</returns>
    private static bool Begin(IElement element, StringBuilder text, ref bool lost)
    {
        var name = element.LocalName;
        lost |= !Plain.Contains(name) || (element.Attributes.Length > 0 && name != "br");
        if (Silent.Contains(name))
        {
            return false;
        }

        if (name == "br")
        {
            text.Append('\n');
            return false;
        }

        if (name == "img")
        {
            text.Append("[image: ").Append(element.GetAttribute("alt") ?? element.GetAttribute("src") ?? "").Append(']');
            return false;
        }

        if (Blocks.Contains(name))
        {
            EndLine(text);
        }

        if (name == "li")
        {
            text.Append(Bullet);
        }

        return true;
    }

    /// <summary>Writes what stands behind an element's words.</summary>
    private static void End(IElement element, StringBuilder text)
    {
        var name = element.LocalName;
        if (name == "a" && element.GetAttribute("href") is { Length: > 0 } address && !element.TextContent.Contains(address, StringComparison.Ordinal))
        {
            text.Append(" (").Append(address).Append(')');
        }

        if (name is "td" or "th")
        {
            text.Append('\t');
        }

        if (Blocks.Contains(name))
        {
            EndLine(text);
        }
    }

    private static void AppendWords(string words, StringBuilder text, bool preserve)
    {
        if (preserve)
        {
            text.Append(words);
            return;
        }

        foreach (var letter in words)
        {
            if (letter is not (' ' or '\t' or '\r' or '\n' or '\f'))
            {
                text.Append(letter);
            }
            else if (text.Length > 0 && text[^1] is not (' ' or '\n' or '\t'))
            {
                text.Append(' ');
            }
        }
    }

    /// <summary>A paragraph inside a list entry begins beside its bullet, as a browser shows it.</summary>
    private static void EndLine(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != '\n' && !EndsWithBullet(text))
        {
            text.Append('\n');
        }
    }

    private static bool EndsWithBullet(StringBuilder text) =>
        text.Length >= Bullet.Length && text[^2] == Bullet[0] && text[^1] == Bullet[1] && (text.Length == Bullet.Length || text[^3] == '\n');

    private static string Tidy(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return string.Join('\n', lines.Select(line => line.TrimEnd(' ', '\t'))).Trim('\n', ' ');
    }
}
