using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Workbench.Connectors.Http;
using Workbench.Core.Security;

namespace Workbench.Connectors.Infoset.Read;

/// <summary>
/// Finds the files of a text: Infoset has no call for attachments, they are addresses in its HTML. Every image with an absolute address is one;
/// a link is one where it points at a host that files may come from, or where its name ends like a document's. Whether it may be
/// downloaded is decided when it is: what stands on another host is listed and stays a link.
/// </summary>
internal sealed class FileAddresses(VendorHost host, IReadOnlyList<string> hosts)
{
    private static readonly HashSet<string> Documents = new(StringComparer.OrdinalIgnoreCase)
    {
        ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".csv", ".zip", ".png", ".jpg", ".jpeg", ".gif", ".mp3", ".wav", ".mp4", ".eml",
    };

    private readonly HtmlParser parser = new();

    /// <summary>Addresses exactly as they stand in the text, each once, in its order.</summary>
    /// <param name="withLinks">False where links lead to pages, as in articles: then images alone count.</param>
    public IReadOnlyList<string> In(string html, bool withLinks = true)
    {
        if (!html.Contains("://", StringComparison.Ordinal))
        {
            return [];
        }

        using var document = parser.ParseDocument(BoundedMarkup.Of(html));
        return [.. document.QuerySelectorAll("img[src], a[href]").Select(found => Address(found, withLinks)).OfType<string>().Distinct()];
    }

    private string? Address(IElement found, bool withLinks)
    {
        var isImage = found.LocalName == "img";
        var text = found.GetAttribute(isImage ? "src" : "href")!;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return null;
        }

        return isImage || (withLinks && IsFile(address)) ? text : null;
    }

    private bool IsFile(Uri address) => host.Owns(address)
        || hosts.Any(pattern => Covers(pattern, address.IdnHost))
        || Documents.Contains(Path.GetExtension(address.AbsolutePath));

    private static bool Covers(string pattern, string name) => pattern.StartsWith("*.", StringComparison.Ordinal)
        ? name.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
        : string.Equals(pattern, name, StringComparison.OrdinalIgnoreCase);
}
