using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Workbench.Host.Export;

/// <summary>Fits a checked fragment into a page of many: unique ids, no links that leave the page, styles for itself alone.</summary>
internal sealed partial class FragmentRewriting(IElement body, string prefix, SharedStyles? styles, RecordLinks? links)
{
    private static readonly string[] IdLists = ["for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details"];

    private readonly HashSet<string> ids = [.. body.QuerySelectorAll("[id]").Select(element => element.Id!)];

    private readonly List<string> sheetClasses = [];
    private readonly StringBuilder newSheets = new();

    /// <summary>Style elements that stand before the fragment, because it is the first of the page to bring them.</summary>
    public string NewSheets => newSheets.ToString();

    /// <summary>The class attribute that the outer element needs; empty where no sheet is shared.</summary>
    public string SheetClasses => sheetClasses.Count == 0 ? "" : $" class=\"{string.Join(' ', sheetClasses)}\"";

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
                Confine(element);
            }
        }
    }

    /// <summary>A sheet that names none of the fragment's ids is the same wherever it stands, so that a page can share it.</summary>
    private void Confine(IElement style)
    {
        var sheet = style.TextContent;
        var own = Selectors(sheet);
        if (styles is null || own != sheet)
        {
            style.TextContent = $"@scope (#{prefix}) {{ {own} }}";
            return;
        }

        var name = styles.ClassOf(sheet, out var isNew);
        sheetClasses.Add(name);
        style.Remove();
        if (isNew)
        {
            newSheets.Append(CultureInfo.InvariantCulture, $"<style>@scope (.{name}) {{ {sheet} }}</style>\n");
        }
    }

    private void Rewrite(IElement element, IAttr attribute)
    {
        if (attribute.Name is "id" or "name")
        {
            attribute.Value = Prefixed(attribute.Value);
        }
        else if (attribute.Name is "href" or "xlink:href")
        {
            if (attribute.Value.StartsWith('#') && ids.Contains(attribute.Value[1..]))
            {
                attribute.Value = "#" + Prefixed(attribute.Value[1..]);
            }
            else if (element.LocalName == "a" && links?.Resolve(attribute.Value) is { } list)
            {
                attribute.Value = list;
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
