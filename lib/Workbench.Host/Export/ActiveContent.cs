using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Workbench.Host.Export;

/// <summary>Names what makes an element active; silent for the elements and attributes known to be harmless.</summary>
internal static class ActiveContent
{
    private static readonly FrozenSet<string> HtmlElements = Names(
        """
        a abbr b bdi bdo blockquote br caption cite code col colgroup data dd del details dfn div dl dt em figcaption figure footer h1 h2
        h3 h4 h5 h6 header hr i img ins kbd li mark meter ol p pre progress q s samp section small span strong style sub summary sup table
        tbody td tfoot th thead time tr u ul var wbr
        """);

    private static readonly FrozenSet<string> SvgElements = Names(
        """
        svg g path rect circle ellipse line polyline polygon text tspan title desc defs clipPath linearGradient radialGradient stop pattern
        marker symbol use mask style
        """);

    private static readonly FrozenSet<string> HtmlAttributes = Names(
        """
        class id style title lang dir role align colspan rowspan scope headers span open alt width height datetime start reversed type value
        min max low high optimum tabindex href src cite name
        """);

    private static readonly FrozenSet<string> SvgAttributes = Names(
        """
        class id style role lang tabindex viewBox preserveAspectRatio x y x1 x2 y1 y2 dx dy cx cy r rx ry fx fy d points width height fill
        fill-opacity fill-rule stroke stroke-width stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
        stroke-opacity opacity transform font-size font-family font-weight font-style font-variant-numeric text-anchor dominant-baseline
        alignment-baseline letter-spacing offset stop-color stop-opacity gradientUnits gradientTransform spreadMethod clip-path clip-rule
        clipPathUnits mask maskUnits marker-start marker-mid marker-end refX refY markerWidth markerHeight markerUnits orient patternUnits
        patternContentUnits patternTransform vector-effect shape-rendering text-rendering pointer-events focusable version xmlns xmlns:xlink
        xml:space textLength lengthAdjust rotate paint-order color visibility display overflow href xlink:href
        """);

    private static readonly string[] ImageSources =
        ["data:image/png;base64,", "data:image/jpeg;base64,", "data:image/gif;base64,", "data:image/webp;base64,"];

    public static IEnumerable<string> In(IElement element)
    {
        var isSvg = element.NamespaceUri == NamespaceNames.SvgUri;
        var known = isSvg ? SvgElements : element.NamespaceUri == NamespaceNames.HtmlUri ? HtmlElements : [];
        if (!known.Contains(element.LocalName))
        {
            yield return $"element <{element.LocalName}>";
        }

        foreach (var attribute in element.Attributes.Where(attribute => !IsInert(element, attribute, isSvg)))
        {
            yield return $"attribute {attribute.Name} of <{element.LocalName}>";
        }

        if (element.LocalName == "style" && !InertCss.IsSheet(element.TextContent))
        {
            yield return "style sheet with more than plain rules";
        }
    }

    /// <summary>Pictures inside the page; SVG is none of them, for it can hold anything.</summary>
    public static bool IsEmbeddedImage(string address) => ImageSources.Any(start => address.StartsWith(start, StringComparison.Ordinal));

    private static bool IsInert(IElement element, IAttr attribute, bool isSvg)
    {
        var isNamed = (isSvg ? SvgAttributes : HtmlAttributes).Contains(attribute.Name)
            || attribute.Name.StartsWith("aria-", StringComparison.Ordinal)
            || attribute.Name.StartsWith("data-", StringComparison.Ordinal);
        return isNamed && attribute.Name switch
        {
            "style" => InertCss.IsDeclarations(attribute.Value),
            "name" => element.LocalName == "details",
            "src" => element.LocalName == "img" && IsEmbeddedImage(attribute.Value),
            "href" or "xlink:href" => attribute.Value.StartsWith('#') || (!isSvg && element.LocalName == "a" && IsPlainLink(attribute.Value)),
            _ => !isSvg || InertCss.HasOnlyLocalReferences(attribute.Value),
        };
    }

    /// <summary>Web addresses, mail addresses and relative paths; they will lose their address, but they are no attack.</summary>
    private static bool IsPlainLink(string address)
    {
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || address[..colon].ToLowerInvariant() is "http" or "https" or "mailto";
    }

    private static FrozenSet<string> Names(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
