using Workbench.Connectors.Gorgias.Compose;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;

namespace Workbench.Connectors.Tests.Kit;

/// <summary>A stack that overflows ends the process and no test: these inputs did.</summary>
public sealed class HostileTextTests
{
    private static readonly string Deep = string.Concat(Enumerable.Repeat("<div><span>", 100_000)) + "words";

    [Fact]
    public void HtmlText_NestedDeeply_KeepsTheWords() => Assert.Equal("words", HtmlText.Of(Deep));

    [Fact]
    public void MailHtml_NestedDeeply_KeepsTheWords() => Assert.Equal("words", MailHtml.Of(new FieldValue.Html(Deep)).Text);

    [Theory]
    [InlineData(-62_135_596_801)]
    [InlineData(100_000_000_000)]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void UnixTime_BeyondTheCalendar_IsNone(double seconds) => Assert.Null(JsonReading.UnixTime(seconds));

    [Theory]
    [InlineData("NaN")]
    [InlineData("-Infinity")]
    [InlineData("-∞")]
    public void RetryHint_NumberThatIsNoTime_IsNone(string wait) =>
        Assert.Null(RetryHint.Read(new Dictionary<string, string> { ["Retry-After"] = wait }, DateTimeOffset.UnixEpoch));

    [Theory]
    [InlineData("abc", 0, "")]
    [InlineData("abc", 2, "ab")]
    [InlineData("a\U0001F600", 2, "a")]
    [InlineData("\U0001F600", 1, "")]
    public void Cut_ToALength_SplitsNoPair(string text, int most, string cut) => Assert.Equal(cut, PlainText.Cut(text, most));

    [Theory]
    [InlineData("eyJhbGciOi.x-_~+/=", true)]
    [InlineData("a\r\nX: y", false)]
    [InlineData("a b", false)]
    [InlineData("é", false)]
    [InlineData("", false)]
    public void IsSendable_Token_HasVisibleAsciiAlone(string token, bool expected) => Assert.Equal(expected, TokenText.IsSendable(token));
}
