using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Workbench.Core.Security;

namespace Workbench.Connectors.Tests.Kit;

/// <summary>The parser's own tree of bounded markup keeps within the bounds: whatever is thought about tags, the parser decides what they do.</summary>
public sealed class BoundedTreeTests
{
    private const int Times = 1_500;
    private const int LongestPiece = 9;
    private const int Drawn = 300;

    /// <summary>Cells and points of lists are not counted, because they end by themselves: a table in every open element brings three more.</summary>
    private const int MostDepth = 3 * BoundedMarkup.MaxDepth;

    /// <summary>Formatting that a comment hides from the count is copied as well.</summary>
    private const double MostElements = 1.5 * BoundedMarkup.MaxElements;

    private static readonly string[] Tokens =
    [
        "<div>", "</div>", "<b id=#>", "</b>", "<a href=#>", "</a>", "<i>", "</i>", "<p>", "</p>", "<h1>", "</h1>", "<ul>", "</ul>", "<li>", "<dd>", "<x-y/>", "</x-y>",
        "<table>", "</table>", "<tr>", "<td>", "</td>", "<caption>", "</caption>", "<colgroup>", "<object>", "</object>", "<marquee>", "</marquee>", "<template>",
        "</template>", "<select>", "</select>", "<option>", "<button>", "</button>", "<form>", "</form>", "<body>", "<br>",
        "<svg>", "</svg>", "<svg/>", "<path/>", "<path d=\"M0\"/>", "<path d=M0/>", "<g>", "</g>", "<foreignObject>", "</foreignObject>", "<desc>", "</desc>",
        "<math>", "</math>", "<mi>", "</mi>", "<annotation-xml>",
        "<!-- -->", "<!-->", "<!-- --!>", "<!x ", "<?x ", "</ x", "<![CDATA[", "]]>", "-->", "<title>", "</title>", "<textarea>", "</textarea>", "<style>", "</style>", "<noscript>", "</noscript>",
        "<p title=\"", "\">", "</b title=\"", "<a title = '", "'>", ">", "word", " ",
    ];

    [Theory]
    [InlineData("<div><object></div></object>")]
    [InlineData("<div><table></div></table>")]
    [InlineData("<div><select></div></select>")]
    [InlineData("<div><svg><desc></div></desc></svg>")]
    [InlineData("<b id=#><object></b></object>")]
    [InlineData("<p><b id=#><table><td></b></td></table>")]
    [InlineData("<b id=#><div><div><div><div><div><div><div><div><div></b></div></div></div></div></div></div></div></div></div><p>word")]
    [InlineData("<a href=#><div><div><div><div><div><div><div><div><div><a href=#></div></div></div></div></div></div></div></div></div><p>word")]
    [InlineData("<svg><a href=#>")]
    [InlineData("<svg><foreignObject></svg></foreignObject><a href=#>")]
    [InlineData("<svg><p><path/>")]
    [InlineData("<svg><path d=M0/>")]
    [InlineData("<svg><path d=\"/>\" >")]
    [InlineData("<svg><g><g></svg><path/>")]
    [InlineData("<g><svg></g><path/>")]
    [InlineData("<!x <svg><path/>")]
    [InlineData("</b title=\"><svg>\"><path/>")]
    [InlineData("<object><a href=#>")]
    [InlineData("<table><td><a href=#>")]
    public void Of_EndsAndShapesThatAParserTakesOtherwise_KeepTheBounds(string piece) => Require("", piece);

    [Fact]
    public void Of_DrawnMarkup_KeepsTheBounds()
    {
        for (var seed = 1; seed <= Drawn; seed++)
        {
            var random = new Random(seed);
            Require(Draw(random, random.Next(4)), Draw(random, random.Next(1, LongestPiece)));
        }
    }

    private static string Draw(Random random, int tokens) => string.Concat(Enumerable.Range(0, tokens).Select(_ => Tokens[random.Next(Tokens.Length)]));

    private static void Require(string beginning, string piece)
    {
        var html = beginning + string.Concat(Enumerable.Range(0, Times).Select(number => piece.Replace("#", $"{number}", StringComparison.Ordinal)));

        var (depth, elements) = Measure(BoundedMarkup.Of(html));

        Assert.True(depth <= MostDepth && elements <= MostElements, $"{depth} open at once and {elements} in all of {Times} times {beginning} {piece}");
    }

    private static (int Depth, int Elements) Measure(string html)
    {
        var depths = new Dictionary<IElement, int>();
        foreach (var element in new HtmlParser().ParseDocument(html).All)
        {
            depths[element] = element.ParentElement is { } parent ? depths[parent] + 1 : 1;
        }

        return (depths.Values.Max(), depths.Count);
    }
}
