using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Workbench.Host.Export;

/// <summary>Fits a checked fragment into a page of many: unique ids, no links that leave the page, styles for itself alone.</summary>
internal sealed partial class FragmentRewriting(IElement body, string prefix)
{
    private static readonly string[] IdLists = ["for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details"];

    private readonly HashSet<string> ids = [.. body.QuerySelectorAll("[id]").Select(element => element.Id!)];

    public void Apply()
    {
        foreach (var comment in body.Descendants<IComment>().ToList())
        {
            comment.Remove();
        }

        foreach (var element in body.QuerySelectorAll("*"))
        {
            foreach (var attribute in element.Attributes.ToList())
            {
                Rewrite(element, attribute);
            }

            if (element.LocalName == "style")
            {
                element.TextContent = $"@scope (#{prefix}) {{ {Selectors(element.TextContent)} }}";
            }
        }
    }

    private void Rewrite(IElement element, IAttr attribute)
    {
        if (attribute.Name == "id")
        {
            attribute.Value = Prefixed(attribute.Value);
        }
        else if (attribute.Name is "href" or "xlink:href")
        {
            if (attribute.Value.StartsWith('#') && ids.Contains(attribute.Value[1..]))
            {
                attribute.Value = "#" + Prefixed(attribute.Value[1..]);
            }
            else
            {
                element.RemoveAttribute(attribute.NamespaceUri, attribute.LocalName);
            }
        }
        else if (IdLists.Contains(attribute.Name))
        {
            attribute.Value = string.Join(' ', attribute.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Prefixed));
        }
        else
        {
            attribute.Value = Reference().Replace(attribute.Value, match => $"url(#{Prefixed(match.Groups["id"].Value)})");
        }
    }

    private string Selectors(string css) => HashName().Replace(
        Reference().Replace(css, match => $"url(#{Prefixed(match.Groups["id"].Value)})"),
        match => ids.Contains(match.Groups["id"].Value) ? "#" + Prefixed(match.Groups["id"].Value) : match.Value);

    private string Prefixed(string id) => $"{prefix}-{id}";

    [GeneratedRegex(@"url\(\s*['""]?#(?<id>[\w-]+)['""]?\s*\)", RegexOptions.IgnoreCase)]
    private static partial Regex Reference();

    [GeneratedRegex(@"#(?<id>[\w-]+)")]
    private static partial Regex HashName();
}
