using Workbench.Pipeline.Map.Matching.Words;

namespace Workbench.Pipeline.Tests.Map.Matching.Words;

public sealed class WordSplitterTests
{
    [Theory]
    [InlineData("custEMailAddr2", "cust e mail addr 2")]
    [InlineData("HTTPStatus", "http status")]
    [InlineData("Created_Date", "created date")]
    [InlineData("Straße und Ort", "strasse und ort")]
    [InlineData("Öncelik", "oncelik")]
    [InlineData("Açıklama", "aciklama")]
    [InlineData("", "")]
    public void SplitName_Name_GivesFoldedWords(string name, string expected) =>
        Assert.Equal(expected, string.Join(' ', WordSplitter.SplitName(name)));

    [Fact]
    public void NormalizeValue_PunctuationAndCase_AreLeftOut() =>
        Assert.Equal("pt2b in progress", WordSplitter.NormalizeValue(" pT2b: In-Progress!"));

    [Fact]
    public void SplitName_BrokenSurrogate_DoesNotThrow() => Assert.Equal(2, WordSplitter.SplitName("a\uD800b").Count);
}
