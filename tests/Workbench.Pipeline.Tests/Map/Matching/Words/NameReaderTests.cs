using Workbench.Pipeline.Map.Matching.Words;

namespace Workbench.Pipeline.Tests.Map.Matching.Words;

public sealed class NameReaderTests
{
    private static readonly NameReader Reader = new(Lexicon.Shipped);

    [Theory]
    [InlineData("contact_first_name", "contact|first name")]
    [InlineData("Ticketnummer", "ticket|nummer")]
    [InlineData("Kundenname", "kunden|name")]
    [InlineData("zip code", "zip code")]
    public void Read_Name_JoinsPhrasesAndTakesCompoundsApart(string name, string expected) =>
        Assert.Equal(expected, string.Join('|', Reader.Read(name).Select(word => word.Text)));

    [Fact]
    public void Read_NameWithoutLetters_IsOneWord() => Assert.Single(Reader.Read("§§"));
}
