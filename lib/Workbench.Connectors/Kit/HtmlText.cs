using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Workbench.Core.Security;

namespace Workbench.Connectors.Kit;

/// <summary>Readable plain text of HTML: blocks and breaks become line ends, links keep their address. Plain text passes unchanged.</summary>
internal static class HtmlText
{
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "P", "DIV", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "UL", "OL", "TR", "TABLE", "BLOCKQUOTE", "PRE", "SECTION", "ARTICLE",
    };

    public static string Of(string html)
    {
        using var document = new HtmlParser().ParseDocument("");
        var text = new StringBuilder();
        Append(text, new HtmlParser().ParseFragment(BoundedMarkup.Of(html), document.Body!));
        return text.ToString().Trim('\n', ' ');
    }

    /// <summary>The form in which texts are compared: NFC, every run of white space one space.</summary>
    public static string Comparable(string text) => string.Join(
        ' ', text.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Walks the tree with a stack of its own: the depth of hostile markup must not become the depth of the call stack.</summary>
    private static void Append(StringBuilder text, INodeList roots)
    {
        var open = new Stack<(INode Node, bool Ends)>();
        Push(roots, open);
        while (open.TryPop(out var step))
        {
            if (step.Ends)
            {
                End(text, step.Node);
            }
            else if (Begin(text, step.Node))
            {
                open.Push((step.Node, true));
                Push(step.Node.ChildNodes, open);
            }
        }
    }

    private static void Push(INodeList nodes, Stack<(INode Node, bool Ends)> open)
    {
        for (var index = nodes.Length - 1; index >= 0; index--)
        {
            open.Push((nodes[index], false));
        }
    }

    /// <returns>False where nothing stands inside the node.</returns>
    private static bool Begin(StringBuilder text, INode node)
    {
        switch (node)
        {
            case IText words:
                text.Append(words.Data);
                return false;
            case IElement { TagName: "BR" }:
                text.Append('\n');
                return false;
            case IElement { TagName: "SCRIPT" or "STYLE" or "HEAD" or "TEMPLATE" }:
                return false;
        }

        if (Blocks.Contains(node.NodeName))
        {
            NewLine(text);
        }

        return true;
    }

    private static void End(StringBuilder text, INode node)
    {
        if (node is IElement { TagName: "A" } link && link.GetAttribute("href") is { Length: > 0 } address
            && !link.TextContent.Contains(address, StringComparison.Ordinal))
        {
            text.Append(" (").Append(address).Append(')');
        }

        if (Blocks.Contains(node.NodeName))
        {
            NewLine(text);
        }
    }

    private static void NewLine(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }
    }

    /// <summary>True where a text that reads back as <paramref name="html"/> is the one that was sent.</summary>
    public static bool Same(string? html, string? sent)
    {
        var found = Comparable(Of(html ?? ""));
        return found == Comparable(Of(sent ?? "")) || found == Comparable(sent ?? "");
    }
}
