namespace Workbench.Notebooks.Tests;

public sealed class BenchShortenTests
{
    /// <summary>Half of a pair would be no text: a notebook could not hold it.</summary>
    [Theory]
    [InlineData("abcd", "abcd")]
    [InlineData("abcde", "abcd…")]
    [InlineData("abc🙂", "abc…")]
    [InlineData("ab🙂c", "ab🙂…")]
    public void Shorten_LongText_IsCutBetweenCharacters(string text, string shown) => Assert.Equal(shown, global::Workbench.Notebooks.Bench.Shorten(text, 4));
}
