using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Security;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>A text on its way into a message: its formatting stays, what acts does not. Source HTML is hostile.</summary>
/// <param name="Html">Without scripts, frames, forms, event handlers and addresses other than web, mail and telephone.</param>
/// <param name="Text">What a reader sees.</param>
/// <param name="IsReduced">True where something that acts was taken out.</param>
internal sealed record MailHtml(string Html, string Text, bool IsReduced)
{
    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        "SCRIPT", "STYLE", "TEMPLATE", "HEAD", "IFRAME", "FRAME", "FRAMESET", "OBJECT", "EMBED", "APPLET", "NOSCRIPT", "META", "LINK", "SVG", "MATH", "BUTTON",
        "INPUT", "SELECT", "TEXTAREA", "VIDEO", "AUDIO", "CANVAS", "TITLE",
        // Leads every relative link of the page elsewhere; the others are read differently by different parsers, or swallow what follows.
        "BASE", "PLAINTEXT", "XMP", "NOEMBED", "NOFRAMES",
    };

    private static readonly HashSet<string> Kept = new(StringComparer.OrdinalIgnoreCase)
    {
        "href", "src", "alt", "title", "colspan", "rowspan", "width", "height", "align", "valign", "dir", "lang", "border", "cellpadding", "cellspacing", "color", "face", "size",
        "start", "type",
    };

    private static readonly string[] Schemes = ["http:", "https:", "mailto:", "tel:"];

    public static MailHtml Empty { get; } = new("", "", false);

    public static MailHtml Of(FieldValue value)
    {
        if (value is not FieldValue.Html source)
        {
            var text = PlainText.Clean(value.Print()).Trim();
            return text.Length == 0 ? Empty : new(PlainText.ToHtml(text), text, false);
        }

        using var document = new HtmlParser().ParseDocument("");
        var holder = document.CreateElement("div");
        holder.InnerHtml = BoundedMarkup.Of(PlainText.Clean(source.Value));
        var isReduced = Clean(holder);

        // The parser has resolved what was spelled, such as &#27;.
        var html = PlainText.Clean(holder.InnerHtml);
        return new(html, HtmlText.Of(html), isReduced);
    }

    /// <summary>This text with lines below it.</summary>
    public MailHtml With(string lines) => lines.Length == 0 ? this
        : Html.Length == 0 ? new(PlainText.ToHtml(lines), lines, IsReduced)
        : new($"{Html}\n{PlainText.ToHtml(lines)}", $"{Text}\n\n{lines}", IsReduced);

    /// <summary>Walks the tree with a stack of its own: the depth of hostile markup must not become the depth of the call stack.</summary>
    private static bool Clean(IElement root)
    {
        var isReduced = false;
        var open = new Stack<IElement>([root]);
        while (open.TryPop(out var parent))
        {
            foreach (var comment in parent.ChildNodes.OfType<IComment>().ToList())
            {
                comment.Remove();
            }

            foreach (var element in parent.Children.ToList())
            {
                if (Dropped.Contains(element.TagName))
                {
                    isReduced |= element.TagName is not ("STYLE" or "META" or "TITLE" or "HEAD" or "LINK");
                    element.Remove();
                    continue;
                }

                foreach (var attribute in element.Attributes.Where(attribute => !IsHarmless(attribute)).ToList())
                {
                    element.RemoveAttribute(attribute.Name);
                }

                open.Push(element);
            }
        }

        return isReduced;
    }

    private static bool IsHarmless(IAttr attribute) => Kept.Contains(attribute.Name)
        && (attribute.Name is not ("href" or "src") || Schemes.Any(scheme => attribute.Value.Trim().StartsWith(scheme, StringComparison.OrdinalIgnoreCase)));
}
