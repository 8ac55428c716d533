using Workbench.Notebooks.Lists;

namespace Workbench.Notebooks.Tests.Lists;

public sealed class SpreadsheetTextTests
{
    private const string Alphabet = "='+-@\t\r\n\uFF1D\", aé日0";

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+49 30 1")]
    [InlineData("-5")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("\uFF1D1+1")]
    [InlineData("\uFF0B1")]
    [InlineData("\uFF0D1")]
    [InlineData("\uFF20SUM(1)")]
    public void Neutralize_ActiveText_BeginsWithAnApostrophe(string text) => Assert.Equal("'" + text, SpreadsheetText.Neutralize(text));

    [Theory]
    [InlineData("")]
    [InlineData("a=b")]
    [InlineData("'quoted'")]
    [InlineData("'")]
    public void Neutralize_PlainText_IsUnchanged(string text) => Assert.Equal(text, SpreadsheetText.Neutralize(text));

    [Fact]
    public void Restore_AnyNeutralizedText_IsTheOriginal()
    {
        var random = new Random(4711);
        for (var attempt = 0; attempt < 20_000; attempt++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(6)).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);
            var neutral = SpreadsheetText.Neutralize(text);

            Assert.Equal(text, SpreadsheetText.Restore(neutral));
            Assert.False(neutral.Length > 0 && "=+-@\t\r\n\uFF1D".Contains(neutral[0]), neutral);
        }
    }
}
