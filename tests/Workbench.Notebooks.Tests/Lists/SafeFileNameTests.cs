using Workbench.Notebooks.Lists;

namespace Workbench.Notebooks.Tests.Lists;

public sealed class SafeFileNameTests
{
    [Theory]
    [InlineData("4711", "4711")]
    [InlineData("../../etc/passwd", "~2e~2e~2f~2e~2e~2fetc~2fpasswd")]
    [InlineData("a.b\\c:d", "a~2eb~5cc~3ad")]
    [InlineData("Ab", "~41b")]
    [InlineData("\u00e9", "~c3~a9")]
    public void Of_AnyText_HoldsNoByteThatAPathReads(string text, string expected) => Assert.Equal(expected, SafeFileName.Of(text));

    [Fact]
    public void Of_LongTexts_AreShortAndDifferent()
    {
        var (first, second) = (SafeFileName.Of(new string('x', 500) + "1"), SafeFileName.Of(new string('x', 500) + "2"));

        Assert.NotEqual(first, second);
        Assert.True(first.Length <= 120, first);
    }
}
