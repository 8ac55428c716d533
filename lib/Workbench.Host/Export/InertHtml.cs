using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Workbench.Host.Export;

/// <summary>
/// Lets HTML and SVG into a page only when it can do nothing: no scripts, no handlers, no forms, no frames, no requests. What is not
/// on the list of known elements and attributes counts as active.
/// </summary>
/// <remarks>
/// Links that leave the record lose their address and keep their text. Ids get a prefix, so that they stay unique in a page of many
/// fragments; references to them follow. Style elements are confined to the fragment with <c>@scope</c>. The result is printed from
/// the parsed tree, so unclosed tags cannot swallow what follows, and it is parsed and checked once more.
/// </remarks>
public static class InertHtml
{
    /// <param name="html">A fragment, as it would stand inside a <c>body</c>.</param>
    /// <param name="prefix">A page-wide unique id of letters, digits and <c>-</c>; put before every id of the fragment.</param>
    public static InertHtmlResult Check(string html, string prefix) => Check(html, prefix, null, null);

    /// <param name="styles">Writes a style sheet that many fragments carry once per page; null leaves each in its fragment.</param>
    /// <param name="links">Keeps links to lists of the record; null keeps none.</param>
    internal static InertHtmlResult Check(string html, string prefix, SharedStyles? styles, RecordLinks? links)
    {
        var body = Parse(html);
        var refusals = Refusals(body);
        if (refusals.Count == 0)
        {
            var rewriting = new FragmentRewriting(body, prefix, styles, links);
            rewriting.Apply();
            var printed = $"{rewriting.NewSheets}<div id=\"{prefix}\"{rewriting.SheetClasses}>{body.InnerHtml}</div>";
            refusals = Refusals(Parse(printed));
            if (refusals.Count == 0)
            {
                return new InertHtmlResult(printed, []);
            }
        }

        return new InertHtmlResult($"<pre class=\"refused\">{PageText.Encode(html)}</pre>", refusals);
    }

    private static IElement Parse(string html)
    {
        var document = new HtmlParser().ParseDocument("<!doctype html><html><head></head><body></body></html>");
        var body = document.Body!;
        body.Append([.. new HtmlParser().ParseFragment(html, body)]);
        return body;
    }

    private static List<string> Refusals(IElement body) => [.. body.QuerySelectorAll("*").SelectMany(ActiveContent.In).Distinct()];
}
