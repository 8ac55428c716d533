using Workbench.Connectors.Intercom.Compose;

namespace Workbench.Connectors.Tests.Intercom;

/// <summary>Article HTML is written anew from a closed list of elements.</summary>
public sealed class ArticleHtmlTests
{
    [Theory]
    [InlineData("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>")]
    [InlineData("<p onclick=\"x()\">a</p><style>p{}</style>", "<p>a</p>")]
    [InlineData("<img src=x onerror=alert(1)>", "<p>x</p>")]
    [InlineData("<img src=\"data:image/png;base64,AAAA\">", "<p>[image]</p>")]
    [InlineData("<a href=\"javascript:alert(1)\">go</a>", "<p>go</p>")]
    [InlineData("<a href=' https://example.com/?a=1&b=\"2 '>go</a>", "<p><a href=\"https://example.com/?a=1&amp;b=&quot;2\">go</a></p>")]
    [InlineData("<svg><script>1</script></svg><math><mi>x</mi></math>tail", "<p>tail</p>")]
    [InlineData("<p>&lt;script&gt;</p>", "<p>&lt;script&gt;</p>")]
    [InlineData("<!-- <img src=x> -->a", "<p>a</p>")]
    public void Clean_HostileMarkup_SendsWordsOnly(string html, string expected) => Assert.Equal(expected, Clean(html).Html);

    [Theory]
    [InlineData("words", "<p>words</p>")]
    [InlineData("a<p>b</p>c", "<p>a</p><p>b</p><p>c</p>")]
    [InlineData("<div>a<div>b</div></div>c", "<p>a</p><p>b</p><p>c</p>")]
    [InlineData("<ul><li><div>a</div><div>b</div></li></ul>", "<ul><li>a<br>b<br></li></ul>")]
    [InlineData("<b><p>a</p><p>b</p></b>", "<p><b>a<br>b<br></b></p>")]
    [InlineData("<p class=\"MsoNormal\">in <st1:City w:st=\"on\">Oslo</st1:City><o:p></o:p></p>", "<p>in Oslo</p>")]
    public void Clean_LooseText_StandsInParagraphs(string html, string expected)
    {
        var clean = Clean(html);

        Assert.Equal(expected, clean.Html);
        Assert.Empty(clean.Lost);
    }

    [Fact]
    public void Clean_DeepHeadings_BecomeTheSecondLevel()
    {
        var clean = Clean("<h1>a</h1><h2>b</h2><h3>c</h3><h6>d</h6><iframe src=\"https://video.example\"></iframe>");

        Assert.Equal("<h1>a</h1><h2>b</h2><h2>c</h2><h2>d</h2>", clean.Html);
        Assert.Equal(["h3", "h6", "iframe"], clean.Lost);
    }

    [Fact]
    public void Clean_EightThousandNestedElements_StaysShallow()
    {
        var html = string.Concat(Enumerable.Repeat("<blockquote><b>", 4_000)) + "core";

        var clean = Clean(html);

        Assert.Contains("core", clean.Html, StringComparison.Ordinal);
        Assert.InRange(clean.Html.Split("<b").Length, 1, 100);
    }

    private static CleanHtml Clean(string html) => new ArticleHtml(Link, static _ => null).Clean(html);

    private static string? Link(string href) => href.Trim() is var address && address.StartsWith("http", StringComparison.Ordinal) ? address : null;
}
