using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Workbench.Pipeline.Map;

/// <summary>Readable plain text of an HTML value, and whether anything but the words was lost on the way.</summary>
public static class HtmlText
{
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

        var document = new HtmlParser().ParseDocument(html);
        var text = new StringBuilder(html.Length);
        var lost = false;
        Append(document.Body ?? (INode)document, text, preserve: false, ref lost);
        return (Tidy(text.ToString().Replace('\u00a0', ' ')), lost);
    }

    private static void Append(INode node, StringBuilder text, bool preserve, ref bool lost)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words)
            {
                AppendWords(words.Data, text, preserve);
            }
            else if (child is IElement element)
            {
                AppendElement(element, text, preserve, ref lost);
            }
        }
    }

    private static void AppendElement(IElement element, StringBuilder text, bool preserve, ref bool lost)
    {
        var name = element.LocalName;
        lost |= !Plain.Contains(name) || (element.Attributes.Length > 0 && name != "br");
        if (Silent.Contains(name))
        {
            return;
        }

        if (name == "br")
        {
            text.Append('\n');
            return;
        }

        if (name == "img")
        {
            text.Append("[image: ").Append(element.GetAttribute("alt") ?? element.GetAttribute("src") ?? "").Append(']');
            return;
        }

        var isBlock = Blocks.Contains(name);
        if (isBlock)
        {
            EndLine(text);
        }

        if (name == "li")
        {
            text.Append("- ");
        }

        Append(element, text, preserve || name == "pre", ref lost);
        if (name == "a" && element.GetAttribute("href") is { Length: > 0 } address && !element.TextContent.Contains(address, StringComparison.Ordinal))
        {
            text.Append(" (").Append(address).Append(')');
        }

        if (name is "td" or "th")
        {
            text.Append('\t');
        }

        if (isBlock)
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

    private static void EndLine(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }
    }

    private static string Tidy(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return string.Join('\n', lines.Select(line => line.TrimEnd(' ', '\t'))).Trim('\n', ' ');
    }
}
