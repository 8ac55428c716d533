using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Workbench.Connectors.Kit;
using Workbench.Core.Security;

namespace Workbench.Connectors.Intercom.Read;

/// <summary>
/// The words of an article, made in the same way from what is sent and from what reads back. A link to another article is followed by the
/// source key of that article, <c>[→ infoset/article/a-2]</c>, because its address is known only after the load.
/// </summary>
internal static class ArticleText
{
    /// <param name="articleOf">The key of the article behind an address; null for any other address.</param>
    public static string Of(string html, Func<string, string?> articleOf)
    {
        var body = new HtmlParser().ParseDocument(BoundedMarkup.Of(html)).Body!;
        foreach (var link in body.QuerySelectorAll("a[href]").ToList())
        {
            if (articleOf(link.GetAttribute("href") ?? "") is { } key)
            {
                link.RemoveAttribute("href");
                link.AppendChild(link.Owner!.CreateTextNode($" [→ {key}]"));
            }
        }

        return HtmlText.Of(body.InnerHtml);
    }

    /// <summary>Addresses of all links, each once.</summary>
    public static IReadOnlyList<string> Links(string html) => Values(html, "a[href]", "href");

    /// <summary>Addresses of all images, each once.</summary>
    public static IReadOnlyList<string> Images(string html) => Values(html, "img[src]", "src");

    private static IReadOnlyList<string> Values(string html, string selector, string attribute) => html.Length == 0
        ? []
        : [.. new HtmlParser().ParseDocument(BoundedMarkup.Of(html)).QuerySelectorAll(selector).Select(element => element.GetAttribute(attribute) ?? "").Distinct(StringComparer.Ordinal)];
}
