using Workbench.Pipeline.Map.Matching.Words;

namespace Workbench.Pipeline.Tests.Map.Matching.Words;

public sealed class AbbreviationTests
{
    private static readonly FieldWord[] CustomerName = [Word("customer"), Word("name")];

    [Theory]
    [InlineData("custnm")]
    [InlineData("cn")]
    [InlineData("cusnam")]
    public void Cover_ShortFormOfTheWholeName_IsFound(string shortForm) => Assert.Equal(1, Abbreviation.Cover(shortForm, CustomerName));

    [Theory]
    [InlineData("customer")]
    [InlineData("city")]
    public void Cover_OtherWord_IsNotFound(string word) => Assert.Equal(0, Abbreviation.Cover(word, CustomerName));

    [Fact]
    public void IsVowelless_CreatedWithoutVowels_IsTrue() => Assert.True(Abbreviation.IsVowelless("crtd", "created"));

    private static FieldWord Word(string text) => new(text, text, [], false);
}
