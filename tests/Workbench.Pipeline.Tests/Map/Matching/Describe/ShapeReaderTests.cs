using Workbench.Pipeline.Map.Matching.Describe;

namespace Workbench.Pipeline.Tests.Map.Matching.Describe;

public sealed class ShapeReaderTests
{
    [Theory]
    [InlineData("42", ValueShape.Whole)]
    [InlineData("-3.5", ValueShape.Fraction)]
    [InlineData("1,250.00", ValueShape.Fraction)]
    [InlineData("2026-02-01", ValueShape.Date)]
    [InlineData("01.02.2026", ValueShape.Date)]
    [InlineData("2/1/2026 10:30", ValueShape.Instant)]
    [InlineData("2026-02-01T10:00:00Z", ValueShape.Instant)]
    [InlineData("01:30:00", ValueShape.Time)]
    [InlineData("ada@example.com", ValueShape.Email)]
    [InlineData("+49 30 123456", ValueShape.Phone)]
    [InlineData("(030) 123-4567", ValueShape.Phone)]
    [InlineData("https://example.com/a", ValueShape.Url)]
    [InlineData("Yes", ValueShape.Boolean)]
    [InlineData("<p>Hello</p>", ValueShape.Markup)]
    [InlineData("INV-0042", ValueShape.Code)]
    [InlineData("Open", ValueShape.Word)]
    [InlineData("On hold", ValueShape.Phrase)]
    [InlineData("The printer does not print any more today", ValueShape.Prose)]
    public void Read_Value_HasItsShape(string value, ValueShape expected) => Assert.Equal(expected, ShapeReader.Read(value, out _));

    [Fact]
    public void Read_DatesInTwoFormats_AreTheSameDay()
    {
        ShapeReader.Read("2026-02-01", out var first);
        ShapeReader.Read("01.02.2026", out var second);
        Assert.Equal(first, second);
    }
}
