using Workbench.Pipeline.Map.Matching.Words;

namespace Workbench.Pipeline.Tests.Map.Matching.Words;

public sealed class WordSimilarityTests
{
    private static readonly NameReader Reader = new(Lexicon.Shipped);

    [Theory]
    [InlineData("ticket", "ticket", 1.0)]
    [InlineData("tickets", "ticket", 0.97)]
    [InlineData("betreff", "subject", 0.9)]
    [InlineData("vorname", "first name", 0.9)]
    [InlineData("oncelik", "prioridad", 0.9)]
    public void Of_KnownWords_IsTheStepOfTheLadder(string left, string right, double expected) =>
        Assert.Equal(expected, Of(left, right), 2);

    [Theory]
    [InlineData("envrnmnt", "environment")]
    [InlineData("envir", "environment")]
    [InlineData("enviroment", "environment")]
    [InlineData("diagnosed", "diagnosis")]
    public void Of_ShortFormOrMisspelling_IsAlike(string left, string right) => Assert.InRange(Of(left, right), 0.6, 0.96);

    [Theory]
    [InlineData("warehouse", "priority")]
    [InlineData("2", "3")]
    public void Of_Strangers_IsLow(string left, string right) => Assert.InRange(Of(left, right), 0, 0.3);

    private static double Of(string left, string right) => WordSimilarity.Of(Reader.Read(left).Single(), Reader.Read(right).Single());
}
