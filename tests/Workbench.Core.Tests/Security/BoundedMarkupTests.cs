using Workbench.Core.Security;

namespace Workbench.Core.Tests.Security;

public sealed class BoundedMarkupTests
{
    private const int Many = 50_000;

    [Fact]
    public void Of_MailOfOutlook_IsUnchanged()
    {
        var latent = Repeated("<w:LsdException Locked=\"false\" Name=\"heading 1\"/>", 371);
        var mail = $"<html><head><!--[if gte mso 9]><xml>{latent}</xml><![endif]--></head><body>{Repeated("<div><blockquote>", 40)}<p>Hello <b>you</b><o:p></o:p></p></body></html>";

        Assert.Same(mail, BoundedMarkup.Of(mail));
    }

    [Fact]
    public void Of_ParagraphsThatAreNeverClosed_AreUnchanged()
    {
        var text = Repeated("<p>A line<li>another<br>", 5_000);

        Assert.Same(text, BoundedMarkup.Of(text));
    }

    [Fact]
    public void Of_NestedDeeply_KeepsTheBoundAndEveryWord()
    {
        var bounded = BoundedMarkup.Of($"before{Repeated("<div>", Many)}inside{Repeated("</div>", Many)}after");

        Assert.Equal($"before{Repeated("<div>", BoundedMarkup.MaxDepth)}inside{Repeated("</div>", BoundedMarkup.MaxDepth)}after", bounded);
    }

    [Theory]
    [InlineData("<div></span></b>")]
    [InlineData("<x-y>")]
    [InlineData("<DIV class='a>b'>")]
    [InlineData("<div/>")]
    public void Of_TagsThatStayOpen_AreBounded(string piece) =>
        Assert.Equal(BoundedMarkup.MaxDepth, CountOf(piece[..4], BoundedMarkup.Of(Repeated(piece, Many))));

    [Theory]
    [InlineData("<textarea><!--</textarea>")]
    [InlineData("<!-- --!>")]
    [InlineData("<!-->")]
    public void Of_TagsBehindWhatLooksLikeAComment_AreBounded(string beginning) =>
        Assert.InRange(CountOf("<div>", BoundedMarkup.Of($"{beginning}{Repeated("<div>", Many)}-->")), 1, BoundedMarkup.MaxDepth + BoundedMarkup.MaxCommented);

    [Theory]
    [InlineData("<p><b><textarea></b></textarea></p>", "<b>", BoundedMarkup.MaxFormatting)]
    [InlineData("<p><b><style></b></style></p>", "<b>", BoundedMarkup.MaxFormatting)]
    [InlineData("<div><p title=\"></div>\">", "<div>", BoundedMarkup.MaxDepth)]
    [InlineData("<div><p title = '></div>'>", "<div>", BoundedMarkup.MaxDepth)]
    public void Of_EndsThatAParserTakesForText_MakeNoRoom(string piece, string tag, int most) =>
        Assert.Equal(most, CountOf(tag, BoundedMarkup.Of(Repeated(piece, Many))));

    [Fact]
    public void Of_EndsBehindTextualElements_MakeRoom()
    {
        var text = Repeated("<div><title>a < b</title><b title=\"x > y\">word</b></div>", 5_000);

        Assert.Same(text, BoundedMarkup.Of(text));
    }

    [Fact]
    public void Of_FormattingThatIsNeverClosed_IsBounded() =>
        Assert.Equal(BoundedMarkup.MaxFormatting, CountOf("<b", BoundedMarkup.Of(string.Concat(Enumerable.Range(0, Many).Select(number => $"<p><b id={number}>")))));

    [Fact]
    public void Of_CopiesOfFormatting_AreBounded()
    {
        var text = Repeated("<b>", BoundedMarkup.MaxFormatting) + Repeated("<p>word", Many);

        var paragraphs = CountOf("<p>", BoundedMarkup.Of(text));

        Assert.InRange(paragraphs, 1, BoundedMarkup.MaxElements / BoundedMarkup.MaxFormatting);
        Assert.Equal(Many, CountOf("word", BoundedMarkup.Of(text)));
    }

    [Theory]
    [InlineData("<path d=\"M0 0h9\"/>")]
    [InlineData("<g><circle r='1' /><use href=\"#x\"/></g>")]
    public void Of_DrawingOfManyShapes_IsUnchanged(string shape)
    {
        var text = $"<p>Our logo: <svg viewBox=\"0 0 9 9\">{Repeated(shape, 500)}</svg> <a href=\"https://example.com/\">home</a></p>{Repeated("<div>x</div>", 300)}";

        Assert.Same(text, BoundedMarkup.Of(text));
    }

    [Theory]
    [InlineData("<p><path d=\"M0\"/>")]
    [InlineData("<svg></svg><path d=\"M0\"/>")]
    [InlineData("<svg><path d=M0/></svg>")]
    public void Of_ShapesThatAParserLeavesOpen_AreBounded(string piece) =>
        Assert.Equal(BoundedMarkup.MaxDepth, CountOf("<path", BoundedMarkup.Of(Repeated(piece, Many))), (double)BoundedMarkup.MaxDepth / 2);

    [Fact]
    public void Of_LinksThatAreNeverClosed_AreUnchanged()
    {
        var text = string.Concat(Enumerable.Range(0, 5_000).Select(number => $"<li><a href=\"https://example.com/{number}\">page {number}<br>"));

        Assert.Same(text, BoundedMarkup.Of(text));
    }

    private static string Repeated(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));

    private static int CountOf(string piece, string text) => (text.Length - text.Replace(piece, "", StringComparison.Ordinal).Length) / piece.Length;
}
