using Workbench.Host.Export;

namespace Workbench.Host.Tests.Export;

public sealed class InertHtmlTests
{
    [Theory]
    [InlineData("<table class=\"t\"><caption>c</caption><tbody><tr><td colspan=\"2\">a &lt;b&gt;</td></tr></tbody></table>")]
    [InlineData("<details open=\"\"><summary>s</summary><p style=\"color: red; width: 3em\">x</p></details>")]
    [InlineData("<svg viewBox=\"0 0 1 1\" role=\"img\" aria-label=\"l\"><title>t</title><rect x=\"0\" y=\"0\" width=\"1\" height=\"1\" fill=\"#123\"></rect></svg>")]
    [InlineData("<img alt=\"a\" src=\"data:image/png;base64,AAAA\">")]
    [InlineData("plain &amp; text")]
    public void Check_Inert_IsKeptAsItIs(string html)
    {
        var result = InertHtml.Check(html, "o1");

        Assert.True(result.IsInert, string.Join(", ", result.Refusals));
        Assert.Equal($"<div id=\"o1\">{html}</div>", result.Html);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "element <script>")]
    [InlineData("<b onclick=\"x()\">x</b>", "attribute onclick of <b>")]
    [InlineData("<svg onload=x()></svg>", "attribute onload of <svg>")]
    [InlineData("<svg><script>x()</script></svg>", "element <script>")]
    [InlineData("<svg><foreignObject><p>x</p></foreignObject></svg>", "element <foreignObject>")]
    [InlineData("<svg><animate attributeName=\"href\" to=\"javascript:x()\"/></svg>", "element <animate>")]
    [InlineData("<svg><use href=\"https://evil.test/x.svg#a\"/></svg>", "attribute href of <use>")]
    [InlineData("<svg><image href=\"https://evil.test/x.png\"/></svg>", "element <image>")]
    [InlineData("<svg><rect fill=\"url(https://evil.test/#a)\"/></svg>", "attribute fill of <rect>")]
    [InlineData("<svg><a xlink:href=\"javascript:x()\"><text>x</text></a></svg>", "element <a>")]
    [InlineData("<math><mtext></mtext></math>", "element <math>")]
    [InlineData("<iframe srcdoc=\"x\"></iframe>", "element <iframe>")]
    [InlineData("<object data=\"x\"></object>", "element <object>")]
    [InlineData("<a name=\"verdict\">x</a>", "attribute name of <a>")]
    [InlineData("<embed src=\"x\">", "element <embed>")]
    [InlineData("<form action=\"https://evil.test\"><input></form>", "element <form>")]
    [InlineData("<template><script>x()</script></template>", "element <template>")]
    [InlineData("<meta http-equiv=\"refresh\" content=\"0;url=https://evil.test\">", "element <meta>")]
    [InlineData("<link rel=\"stylesheet\" href=\"https://evil.test/x.css\">", "element <link>")]
    [InlineData("<base href=\"https://evil.test/\">", "element <base>")]
    [InlineData("<img src=\"https://evil.test/pixel.png\">", "attribute src of <img>")]
    [InlineData("<img src=\"data:image/svg+xml;base64,AAAA\">", "attribute src of <img>")]
    [InlineData("<img src=x onerror=alert(1)>", "attribute onerror of <img>")]
    [InlineData("<a href=\"javascript:x()\">x</a>", "attribute href of <a>")]
    [InlineData("<a href=\" java&#10;script:x()\">x</a>", "attribute href of <a>")]
    [InlineData("<a href=\"data:text/html,x\">x</a>", "attribute href of <a>")]
    [InlineData("<p style=\"background:url(https://evil.test/x)\">x</p>", "attribute style of <p>")]
    [InlineData("<p style=\"background:u\\72l(https://evil.test/x)\">x</p>", "attribute style of <p>")]
    [InlineData("<p style=\"position: fixed; inset: 0\">x</p>", "attribute style of <p>")]
    [InlineData("<style>@import 'https://evil.test/x.css';</style>", "style sheet with more than plain rules")]
    [InlineData("<style>@font-face { font-family: x; }</style>", "style sheet with more than plain rules")]
    [InlineData("<style>a { } } .verdict { display: none }</style>", "style sheet with more than plain rules")]
    [InlineData("<style>a { /* } */ } .verdict { display: none }</style>", "style sheet with more than plain rules")]
    [InlineData("<style>a { content: '{' } } .verdict { display: none }</style>", "style sheet with more than plain rules")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>", "element <noscript>")]
    public void Check_Active_IsNamedAndEscaped(string html, string refusal)
    {
        var result = InertHtml.Check(html, "o1");

        Assert.Contains(refusal, result.Refusals);
        Assert.StartsWith("<pre class=\"refused\">", result.Html, StringComparison.Ordinal);
        Assert.DoesNotContain('<', result.Html["<pre class=\"refused\">".Length..^"</pre>".Length]);
    }

    [Fact]
    public void Check_UnclosedTags_CannotLeaveTheFragment()
    {
        var result = InertHtml.Check("</div></section><h1>Passed</h1><table><tr><td>x<!-- open", "o1");

        Assert.Equal("<div id=\"o1\"><h1>Passed</h1><table><tbody><tr><td>x</td></tr></tbody></table></div>", result.Html);
    }

    [Fact]
    public void Check_Links_KeepTheTextAndLoseTheAddress()
    {
        var result = InertHtml.Check("<a href=\"https://desk.test/4711\" title=\"t\">4711</a> <a href=\"#r\">r</a><i id=\"r\"></i><a href=\"#gone\">g</a>", "o1");

        Assert.Equal("<div id=\"o1\"><a title=\"t\">4711</a> <a href=\"#o1-r\">r</a><i id=\"o1-r\"></i><a>g</a></div>", result.Html);
    }

    [Fact]
    public void Check_IdsAndReferences_GetThePrefix()
    {
        var result = InertHtml.Check(
            "<svg aria-labelledby=\"t g\"><title id=\"t\">x</title><defs><linearGradient id=\"g\"></linearGradient></defs><rect fill=\"url(#g)\"></rect></svg>", "o1");

        Assert.Contains("aria-labelledby=\"o1-t o1-g\"", result.Html, StringComparison.Ordinal);
        Assert.Contains("id=\"o1-g\"", result.Html, StringComparison.Ordinal);
        Assert.Contains("fill=\"url(#o1-g)\"", result.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_PagesOfATable_KeepToThemselves()
    {
        var result = InertHtml.Check("<details name=\"rows-1\" open=\"\"><summary>1–25</summary></details>", "o1");

        Assert.Equal("<div id=\"o1\"><details name=\"o1-rows-1\" open=\"\"><summary>1–25</summary></details></div>", result.Html);
    }

    [Fact]
    public void Check_StyleElement_IsConfinedToTheFragment()
    {
        var result = InertHtml.Check("<style>#t { color: #abc } @media print { td { color: #000 } }</style><p id=\"t\">x</p>", "o1");

        Assert.Equal(
            "<div id=\"o1\"><style>@scope (#o1) { #o1-t { color: #abc } @media print { td { color: #000 } } }</style><p id=\"o1-t\">x</p></div>", result.Html);
    }
}
