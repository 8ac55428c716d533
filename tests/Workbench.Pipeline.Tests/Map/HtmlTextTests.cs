using Workbench.Pipeline.Map;

namespace Workbench.Pipeline.Tests.Map;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("<p>one</p><p>two</p>", "one\ntwo")]
    [InlineData("one<br>two<br/>three", "one\ntwo\nthree")]
    [InlineData("<div>one<br><br>two</div>", "one\n\ntwo")]
    [InlineData("<p>one<br></p><p>two</p>", "one\ntwo")]
    [InlineData("  <p> a \r\n  b\t c </p>  ", "a b c")]
    [InlineData("a&nbsp;b &amp; c &lt;d&gt; &eacute;", "a b & c <d> é")]
    [InlineData("<ul><li>one</li><li>two</li></ul>", "- one\n- two")]
    [InlineData("<ul><li><p>one</p></li><li><div>two</div></li></ul>", "- one\n- two")]
    [InlineData("<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n- b")]
    [InlineData("<table><tr><th>h</th><th>i</th></tr><tr><td>1</td><td>2</td></tr></table>", "h\ti\n1\t2")]
    [InlineData("<pre>a  b\n  c</pre>", "a  b\n  c")]
    [InlineData("<b>bold</b><i>italic</i>", "bolditalic")]
    [InlineData("see <a href=\"https://a.example/x\">here</a>", "see here (https://a.example/x)")]
    [InlineData("<a href=\"https://a.example\">https://a.example</a>", "https://a.example")]
    [InlineData("<img alt=\"logo\" src=\"cid:1\">", "[image: logo]")]
    [InlineData("a<!-- note -->b", "ab")]
    [InlineData("<div><div><div>deep</div></div></div>", "deep")]
    [InlineData("", "")]
    public void Convert_CommonMail_ReadsAsABrowserShowsIt(string html, string expected) => Assert.Equal(expected, HtmlText.Convert(html).Text);

    [Theory]
    [InlineData("<script>alert(1)</script>safe", "safe")]
    [InlineData("<style>p{}</style><p>safe</p>", "safe")]
    [InlineData("<svg onload=alert(1)>x</svg>", "x")]
    [InlineData("<p onclick=\"x\">safe", "safe")]
    [InlineData("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>")]
    [InlineData("<p>unclosed <b>tags", "unclosed tags")]
    [InlineData("a < b and c > d", "a < b and c > d")]
    [InlineData("<iframe src=x>inside</iframe>out", "out")]
    public void Convert_HostileMarkup_LeavesWordsOnly(string html, string expected) => Assert.Equal(expected, HtmlText.Convert(html).Text);

    [Fact]
    public void Convert_MarkupOfAnyDepth_ComesBack()
    {
        var html = string.Concat(Enumerable.Repeat("<div>", 8_000)) + "bottom";

        Assert.Equal("bottom", HtmlText.Convert(html).Text);
    }

    [Fact]
    public void Convert_ControlCharactersAndEmoji_KeepTheWords()
    {
        var text = HtmlText.Convert("<p>a\u0001b \0c 👩‍🚀</p>").Text;

        Assert.Contains("👩‍🚀", text, StringComparison.Ordinal);
        Assert.StartsWith("a", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>one</p><br>two", false)]
    [InlineData("plain", false)]
    [InlineData("a &amp; b", false)]
    [InlineData("<b>one</b>", true)]
    [InlineData("<p style=\"color:red\">one</p>", true)]
    [InlineData("<ul><li>one</li></ul>", true)]
    [InlineData("<p>a</p><script>x</script>", true)]
    public void Convert_Markup_SaysWhetherFormattingWasLost(string html, bool lost) => Assert.Equal(lost, HtmlText.Convert(html).LostFormatting);
}
