using Workbench.Pipeline.Map.Matching.Advisor;

namespace Workbench.Pipeline.Tests.Map.Matching.Advisor;

public sealed class MaskedSampleTests
{
    [Theory]
    [InlineData("Ada 12-34", "Aaa 99-99")]
    [InlineData("Zürich", "Aaaaaa")]
    [InlineData("東京 ٣٤", "aa 99")]
    [InlineData("2026-03-12", "9999-99-99")]
    [InlineData("€ 1.250,50", "  9.999,99")]
    [InlineData("ada@example.com", "e-mail address")]
    [InlineData("Ada Example <ada@example.com>", "e-mail address")]
    [InlineData("https://example.com/ada", "web address")]
    [InlineData("+49 (30) 123-4567", "phone number")]
    [InlineData("0301234567", "phone number")]
    [InlineData("a\u0007b", "a a")]
    [InlineData("", "")]
    public void Of_AnyValue_KeepsOnlyItsShape(string value, string shape) => Assert.Equal(shape, MaskedSample.Of(value));

    [Fact]
    public void Of_LongText_IsCut() => Assert.Equal(new string('a', 24) + "…", MaskedSample.Of(new string('x', 500)));
}
