using Workbench.Host.Formatting;

namespace Workbench.Host.Tests.Formatting;

public sealed class ConventionFormattersTests
{
    private readonly ConventionFormatters formatters = new();

    [Fact]
    public void Format_TypeWithSource_GivesAllMimeTypes()
    {
        var bundle = formatters.Format(new Figure("a<b"));

        Assert.Equal(["application/vnd.plotly.v1+json", "text/html", "text/plain"], bundle.Contents.Keys);
        Assert.Equal("<b>a&lt;b</b>", bundle.Text("text/html"));
        Assert.Equal("a<b", bundle.Text("text/plain"));
        Assert.Equal("a<b", bundle.Contents["application/vnd.plotly.v1+json"]["title"]!.GetValue<string>());
    }

    [Fact]
    public void Format_DerivedType_InheritsTheSource() =>
        Assert.Equal("<b>x</b>", formatters.Format(new SpecialFigure("x")).Text("text/html"));

    [Fact]
    public void Format_ContextParameter_IsMadeFromTheWriter() =>
        Assert.Equal("in context", formatters.Format(new InContext()).Text("text/html"));

    [Fact]
    public void Format_FormatterThrows_NamesTypeAndMimeType()
    {
        var thrown = Assert.Throws<FormatterException>(() => formatters.Format(new Broken()));

        Assert.Equal("The text/html formatter of Broken failed: no data", thrown.Message);
    }

    [Theory]
    [InlineData(null, "<null>")]
    [InlineData("plain <b>", "plain <b>")]
    [InlineData("a\u001b[2Jb\tc\n", "a\\u001b[2Jb\tc\n")]
    [InlineData(1.5, "1.5")]
    [InlineData(true, "True")]
    [InlineData(new[] { 1, 2 }, "[ 1, 2 ]")]
    public void Format_NoSource_IsEncodedPlainText(object? value, string expected)
    {
        var bundle = formatters.Format(value);

        Assert.Equal(["text/plain"], bundle.Contents.Keys);
        Assert.Equal(expected, bundle.Text("text/plain"));
    }

    [Fact]
    public void Format_LongSequence_IsCutAndNeverDrained() =>
        Assert.EndsWith(", 19, … ]", formatters.Format(Endless()).Text("text/plain"), StringComparison.Ordinal);

    private static IEnumerable<int> Endless()
    {
        for (var number = 0; ; number++)
        {
            yield return number;
        }
    }
}
