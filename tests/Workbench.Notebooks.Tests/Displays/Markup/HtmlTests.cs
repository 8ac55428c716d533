using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Tests.Displays.Markup;

public sealed class HtmlTests
{
    [Fact]
    public void Of_TextInBraces_IsEncoded()
    {
        var text = "<b>\"'&";

        Assert.Equal("<td>&lt;b&gt;&quot;&#39;&amp;</td>", Html.Of($"<td>{text}</td>").ToString());
    }

    [Fact]
    public void Of_FragmentInBraces_StaysMarkup()
    {
        var inner = Html.Of($"<b>{"<"}</b>");

        Assert.Equal("<td><b>&lt;</b></td>", Html.Of($"<td>{inner}</td>").ToString());
    }

    [Theory]
    [InlineData("a\u202Eb", "a⟨U+202E⟩b")]
    [InlineData("a\u001b[1mb", "a␛[1mb")]
    [InlineData("a\u009bb", "a⟨U+009B⟩b")]
    [InlineData("a\r\nb\tc", "a\nb\tc")]
    [InlineData("a\uFFFFb", "a\uFFFDb")]
    public void VisibleText_ActingCharacter_IsShown(string text, string expected) => Assert.Equal(expected, VisibleText.Of(text));

    [Fact]
    public void VisibleText_HalfSurrogate_IsReplaced() => Assert.Equal("a\uFFFDb", VisibleText.Of("a\uD800b"));

    [Theory]
    [InlineData("[x](javascript:y)", @"\[x\]\(javascript\:y\)")]
    [InlineData("<b>|\n# a", @"&lt;b&gt;\|↵\# a")]
    public void MarkdownText_Markup_IsEscaped(string text, string expected) => Assert.Equal(expected, MarkdownText.Encode(text));

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("日本", 4)]
    [InlineData("e\u0301", 1)]
    [InlineData("🔥", 2)]
    public void TerminalText_Width_CountsColumns(string text, int expected) => Assert.Equal(expected, TerminalText.Width(text));
}
