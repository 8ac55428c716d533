using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Workbench.Connectors.Kit;
using Workbench.Core.Security;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>An article's HTML as it is sent.</summary>
/// <param name="Lost">Names of elements that were left out or flattened, in their order of appearance.</param>
internal sealed record CleanHtml(string Html, IReadOnlyList<string> Lost);

/// <summary>
/// Writes hostile HTML anew from a closed list of elements (Intercom help 4103903): text stands in paragraphs, headings have two levels,
/// attributes are the address of a link and the source and words of an image. Walks with a stack of its own and nests at most 40 deep, so
/// that the depth of hostile markup becomes nobody's depth of calls.
/// </summary>
/// <param name="link">The address to send for a link; null leaves its words as text.</param>
/// <param name="image">The source to send for an image; null leaves its words as text.</param>
internal sealed class ArticleHtml(Func<string, string?> link, Func<string, string?> image)
{
    private const int MaxDepth = 40;
    private const string Silent = "";

    private readonly StringBuilder html = new();
    private readonly List<string> lost = [];
    private readonly Stack<(INode? Node, string Close)> steps = new();
    private int blocks;
    private int inlines;
    private bool isInParagraph;

    public CleanHtml Clean(string source)
    {
        PushChildren(new HtmlParser().ParseDocument(BoundedMarkup.Of(source)).Body!);
        while (steps.TryPop(out var step))
        {
            switch (step.Node)
            {
                case null:
                    Close(step.Close);
                    break;
                case IText text:
                    Words(text.Data);
                    break;
                case IElement element:
                    Open(element);
                    break;
            }
        }

        EndParagraph();
        return new CleanHtml(html.ToString(), [.. lost.Distinct(StringComparer.Ordinal)]);
    }

    private void Open(IElement element)
    {
        var name = element.LocalName;
        if (ArticleElements.IsGone(name))
        {
            Lose(ArticleElements.IsVisible(name), name);
            return;
        }

        Lose(element.HasAttribute("style"), "style");
        switch (ArticleElements.Sent(name))
        {
            case "br":
                html.Append(blocks > 0 || isInParagraph ? "<br>" : "");
                break;
            case "img":
                Image(element);
                break;
            case "hr":
                Rule();
                break;
            case "a" when link(element.GetAttribute("href") ?? "") is { } address:
                OpenInline(element, "a", $" href=\"{Encode(address)}\"");
                break;
            case "a":
                PushChildren(element);
                break;
            case { } tag when ArticleElements.IsBlock(tag):
                Lose(tag != name, name);
                OpenBlock(element, tag);
                break;
            case { } tag:
                OpenInline(element, tag, "");
                break;
            case null:
                Unwrap(element, name);
                break;
        }
    }

    private void OpenBlock(IElement element, string tag)
    {
        // A block inside a link or bold text, or too deep, becomes lines of text.
        if (inlines > 0 || blocks >= MaxDepth)
        {
            Break();
            steps.Push((null, Silent));
            PushChildren(element);
            return;
        }

        EndParagraph();
        html.Append('<').Append(tag).Append('>');
        blocks++;
        steps.Push((null, tag));
        PushChildren(element);
    }

    private void OpenInline(IElement element, string tag, string attributes)
    {
        if (inlines < MaxDepth)
        {
            BeginParagraph();
            html.Append('<').Append(tag).Append(attributes).Append('>');
            inlines++;
            steps.Push((null, tag));
        }

        PushChildren(element);
    }

    private void Unwrap(IElement element, string name)
    {
        if (ArticleElements.IsDivision(name))
        {
            Break();
            steps.Push((null, Silent));
        }
        else
        {
            Lose(ArticleElements.IsFormatting(name), name);
        }

        PushChildren(element);
    }

    private void Close(string tag)
    {
        if (tag == Silent)
        {
            Break();
            return;
        }

        html.Append("</").Append(tag).Append('>');
        if (ArticleElements.IsBlock(tag))
        {
            blocks--;
        }
        else
        {
            inlines--;
        }
    }

    private void Words(string text)
    {
        if (blocks == 0 && !isInParagraph && string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        BeginParagraph();
        html.Append(Encode(PlainText.Clean(text)));
    }

    private void Image(IElement element)
    {
        var (source, words) = (element.GetAttribute("src") ?? "", element.GetAttribute("alt") ?? "");
        if (image(source) is { } address)
        {
            BeginParagraph();
            html.Append("<img src=\"").Append(Encode(address)).Append("\" alt=\"").Append(Encode(PlainText.Clean(words))).Append("\">");
            return;
        }

        Words(words.Length > 0 ? words : source.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? "[image]" : source);
    }

    private void Rule()
    {
        if (blocks == 0 && inlines == 0)
        {
            EndParagraph();
            html.Append("<hr>");
        }
        else
        {
            Break();
        }
    }

    /// <summary>Keeps words of neighbouring divisions apart.</summary>
    private void Break()
    {
        if (blocks == 0 && inlines == 0)
        {
            EndParagraph();
        }
        else if (html.Length > 0 && html[^1] != '>')
        {
            html.Append("<br>");
        }
    }

    private void BeginParagraph()
    {
        if (blocks == 0 && !isInParagraph)
        {
            html.Append("<p>");
            isInParagraph = true;
        }
    }

    private void EndParagraph()
    {
        if (isInParagraph)
        {
            html.Append("</p>");
            isInParagraph = false;
        }
    }

    private void Lose(bool isLoss, string name)
    {
        if (isLoss)
        {
            lost.Add(name);
        }
    }

    private void PushChildren(INode node)
    {
        var children = node.ChildNodes;
        for (var index = children.Length - 1; index >= 0; index--)
        {
            steps.Push((children[index], Silent));
        }
    }

    private static string Encode(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("\u00a0", "&nbsp;", StringComparison.Ordinal);
}
