using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

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
        foreach (var node in new HtmlParser().ParseFragment(html, document.Body!))
        {
            Append(text, node);
        }

        return text.ToString().Trim('\n', ' ');
    }

    /// <summary>The form in which texts are compared: NFC, every run of white space one space.</summary>
    public static string Comparable(string text) => string.Join(
        ' ', text.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static void Append(StringBuilder text, INode node)
    {
        switch (node)
        {
            case IText words:
                text.Append(words.Data);
                return;
            case IElement { TagName: "BR" }:
                text.Append('\n');
                return;
            case IElement { TagName: "SCRIPT" or "STYLE" or "HEAD" or "TEMPLATE" }:
                return;
        }

        var isBlock = Blocks.Contains(node.NodeName);
        if (isBlock)
        {
            NewLine(text);
        }

        foreach (var child in node.ChildNodes)
        {
            Append(text, child);
        }

        if (node is IElement { TagName: "A" } link && link.GetAttribute("href") is { Length: > 0 } address
            && !link.TextContent.Contains(address, StringComparison.Ordinal))
        {
            text.Append(" (").Append(address).Append(')');
        }

        if (isBlock)
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
