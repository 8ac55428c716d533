using Workbench.Pipeline.Quality;

namespace Workbench.Pipeline.Tests.Quality;

public sealed class TextSignsTests
{
    [Theory]
    [InlineData("MÃ¼ller", true)]
    [InlineData("itâ€™s", true)]
    [InlineData("GrÃ¶ÃŸe", true)]
    [InlineData("Ð¿Ñ€Ð¸", true)]
    [InlineData("lost \ufffd letter", true)]
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
    [InlineData("AB-1234", "a-9999")]
    [InlineData("", "")]
    public void Of_ShortValue_IsItsShape(string text, string expected) => Assert.Equal(expected, ValuePattern.Of(text));

    [Fact]
    public void Of_LongValue_HasNoShape() => Assert.Null(ValuePattern.Of(new string('x', 65)));
}
