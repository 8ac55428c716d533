using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Workbench.Emulators.Intercom;

/// <summary>What Intercom makes of the bodies it is given.</summary>
internal static class IntercomHtml
{
    private static readonly HashSet<string> Kept = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "br", "b", "strong", "i", "em", "u", "a", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "code",
        "img", "table", "thead", "tbody", "tr", "td", "th", "hr",
    };

    private static readonly HashSet<string> Removed = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "iframe", "object", "embed", "form", "head", "title", "meta", "link", "noscript", "template", "svg", "math",
    };

    private static readonly string[] SafeSchemes = ["http:", "https:", "mailto:"];

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table", "hr",
    };

    /// <summary>A contact's body: plain text, whatever it looks like.</summary>
    public static string FromText(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => WebUtility.HtmlEncode(line));
        return "<p>" + string.Join("<br>", lines) + "</p>";
    }

    /// <summary>A teammate's comment or note: some HTML survives, the rest is taken out.</summary>
    public static string Sanitise(string html)
    {
        if (html.AsSpan().IndexOfAny('<', '&') < 0)
        {
            return FromText(html);
        }
        var body = Clean(html);
        return body.Children.Any(child => Blocks.Contains(child.LocalName)) ? body.InnerHtml : $"<p>{body.InnerHtml}</p>";
    }

    /// <summary>An article's body: paragraphs get the vendor's class, headings below the second level become the second.</summary>
    public static string Article(string html)
    {
        var body = Clean(html);
        foreach (var heading in body.QuerySelectorAll("h3, h4, h5, h6").ToList())
        {
            var flat = heading.Owner!.CreateElement("h2");
            flat.InnerHtml = heading.InnerHtml;
            heading.Replace(flat);
        }
        if (body.ChildNodes.Length > 0 && !body.Children.Any(child => Blocks.Contains(child.LocalName)))
        {
            body.InnerHtml = $"<p>{body.InnerHtml}</p>";
        }
        foreach (var paragraph in body.QuerySelectorAll("p"))
        {
            paragraph.SetAttribute("class", "no-margin");
        }
        return body.InnerHtml;
    }

    /// <summary>The body as <c>display_as=plaintext</c> shows it.</summary>
    public static string ToText(string html)
    {
        var text = new StringBuilder();
        Append(new HtmlParser().ParseDocument(html).Body!, text);
        return text.ToString().TrimEnd('\n');
    }

    private static IElement Clean(string html)
    {
        var body = new HtmlParser().ParseDocument("<body>" + html + "</body>").Body!;
        foreach (var element in body.QuerySelectorAll("*").ToList())
        {
            if (Removed.Contains(element.LocalName))
            {
                element.Remove();
            }
            else if (!Kept.Contains(element.LocalName))
            {
                element.Replace([.. element.ChildNodes]);
            }
            else
            {
                KeepSafeAttributes(element);
            }
        }
        return body;
    }

    private static void KeepSafeAttributes(IElement element)
    {
        foreach (var attribute in element.Attributes.ToList())
        {
            var isAddress = attribute.Name is "href" or "src";
            var isSafe = isAddress
                && SafeSchemes.Any(scheme => attribute.Value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
            if (!isSafe && attribute.Name is not "alt")
            {
                element.RemoveAttribute(attribute.Name);
            }
        }
    }

    private static void Append(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words)
            {
                text.Append(words.Data);
            }
            else if (child is IElement element)
            {
                Append(element, text);
                if (element.LocalName == "br" || element.LocalName == "li" || Blocks.Contains(element.LocalName))
                {
                    text.Append('\n');
                }
            }
        }
    }
}
