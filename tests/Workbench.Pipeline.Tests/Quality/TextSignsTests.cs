using Workbench.Pipeline.Quality;

namespace Workbench.Pipeline.Tests.Quality;

public sealed class TextSignsTests
{
    [Theory]
    [InlineData("MÃ¼ller", true)]
    [InlineData("itâ€™s", true)]
    [InlineData("GrÃ¶ÃŸe", true)]
    [InlineData("Ð¿Ñ€Ð¸", true)]
    [InlineData("lost \ufffd letter", false)]
    [InlineData("Müller, Größe, é, «CAFÉ»", false)]
    [InlineData("SÃO PAULO", false)]
    [InlineData("привет 日本 🙂", false)]
    [InlineData("plain", false)]
    [InlineData("", false)]
    public void LooksLikeMojibake_Text_KnowsTheShapes(string text, bool expected) => Assert.Equal(expected, TextSigns.LooksLikeMojibake(text));

    [Theory]
    [InlineData("<script>x</script>", true)]
    [InlineData("<IMG src=x onerror = 'x'>", true)]
    [InlineData("<a href=\"JavaScript:x\">", true)]
    [InlineData("<iframe src=x>", true)]
    [InlineData("<p>the script on page = 3</p>", false)]
    [InlineData("a < b: onions = 3", false)]
    public void HasHostileMarkup_Text_KnowsTheShapes(string text, bool expected) => Assert.Equal(expected, TextSigns.HasHostileMarkup(text));

    [Theory]
    [InlineData("=1+1", true)]
    [InlineData("@SUM(A1)", true)]
    [InlineData("+cmd|' /C calc'!A0", true)]
    [InlineData("+49 30 1234", false)]
    [InlineData("- first point", false)]
    [InlineData("=", false)]
    public void LooksLikeFormula_Text_KnowsTheShapes(string text, bool expected) => Assert.Equal(expected, TextSigns.LooksLikeFormula(text));

    [Theory]
    [InlineData("a\u0001b", true)]
    [InlineData("a\u0085b", true)]
    [InlineData("a\tb\r\nc", false)]
    public void HasControlCharacters_Text_AllowsTabAndLineEnds(string text, bool expected) =>
        Assert.Equal(expected, TextSigns.HasControlCharacters(text));

    [Theory]
    [InlineData("invoice\u202efdp.exe", true)]
    [InlineData("a\u2066b\u2069", true)]
    [InlineData("\u05e9\u05dc\u05d5\u05dd\u200f", false)]
    public void HasBidiControls_Text_AllowsPlainMarks(string text, bool expected) => Assert.Equal(expected, TextSigns.HasBidiControls(text));

    [Theory]
    [InlineData("Tom &amp; Ann", false, true)]
    [InlineData("M&uuml;ller", false, true)]
    [InlineData("it&#39;s", false, true)]
    [InlineData("AT&T; Ann&Co; a&b", false, false)]
    [InlineData("?a=1&amp=2", false, false)]
    [InlineData("<p>Tom &amp; Ann&nbsp;</p>", true, false)]
    [InlineData("<p>Tom &amp;amp; Ann</p>", true, true)]
    [InlineData("<p>&amp;nbsp;</p>", true, true)]
    [InlineData("<p>a &amp;&amp; b;</p>", true, false)]
    public void HasEncodedEntities_Text_KnowsWhatPeopleSee(string text, bool isHtml, bool expected) =>
        Assert.Equal(expected, TextSigns.HasEncodedEntities(text, isHtml));

    [Fact]
    public void HasLoneSurrogate_Text_KnowsHalves()
    {
        Assert.True(TextSigns.HasLoneSurrogate("cut \ud83d"));
        Assert.True(TextSigns.HasLoneSurrogate("\ude42 first"));
        Assert.True(TextSigns.HasLoneSurrogate("🙂\ud83d🙂"));
        Assert.False(TextSigns.HasLoneSurrogate("🙂🙂 plain"));
        Assert.False(TextSigns.HasLoneSurrogate(""));
    }

    [Theory]
    [InlineData("lost \ufffd letter", true)]
    [InlineData("whole", false)]
    public void HasReplacementCharacter_Text_KnowsIt(string text, bool expected) => Assert.Equal(expected, TextSigns.HasReplacementCharacter(text));

    [Theory]
    [InlineData("ann@example.com", true)]
    [InlineData("a.b+c@sub.example.co", true)]
    [InlineData("jörg@müller.de", true)]
    [InlineData("ann@localhost", false)]
    [InlineData("ann@@example.com", false)]
    [InlineData("ann @example.com", false)]
    [InlineData("a..b@example.com", false)]
    [InlineData("ann@example..com", false)]
    [InlineData("ann@example.com; bo@example.com", false)]
    public void IsWellFormed_Email_KnowsTheShape(string text, bool expected) => Assert.Equal(expected, EmailAddress.IsWellFormed(text));

    [Theory]
    [InlineData("anna.maier@example.com", "a.a@a.a")]
    [InlineData("+49 30 12", "+99 99 99")]
    [InlineData("AB-1234", "AA-9999")]
    [InlineData("17-ABC", "99-AAA")]
    [InlineData("Anna Maier", "Aa Aa")]
    [InlineData("日本 ٣", "a 9")]
    [InlineData("", "")]
    public void Of_ShortValue_IsItsShape(string text, string expected) => Assert.Equal(expected, ValuePattern.Of(text));

    [Fact]
    public void Of_LongValue_HasNoShape() => Assert.Null(ValuePattern.Of(new string('x', 65)));
}
