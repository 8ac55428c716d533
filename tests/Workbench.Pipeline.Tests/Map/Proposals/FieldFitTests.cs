using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Proposals;

namespace Workbench.Pipeline.Tests.Map.Proposals;

public sealed class FieldFitTests
{
    [Theory]
    [InlineData(FieldType.Number, FieldType.Number, true)]
    [InlineData(FieldType.Number, FieldType.Text, false)]
    [InlineData(FieldType.Text, FieldType.Number, false)]
    [InlineData(FieldType.Email, FieldType.Text, true)]
    [InlineData(FieldType.Text, FieldType.Email, false)]
    [InlineData(FieldType.Text, FieldType.LongText, true)]
    [InlineData(FieldType.LongText, FieldType.Text, false)]
    [InlineData(FieldType.Date, FieldType.Instant, false)]
    [InlineData(FieldType.Choice, FieldType.Text, false)]
    [InlineData(FieldType.MultiChoice, FieldType.MultiChoice, false)]
    [InlineData(FieldType.Unknown, FieldType.Unknown, false)]
    public void Of_ValuesCopied_HoldsOnlyWhatKeepsTheirType(FieldType source, FieldType existing, bool fits)
    {
        var fit = Of(source, new Transform.Copy(), existing);

        Assert.Equal(fits, fit.Transform is Transform.Copy);
        Assert.Equal(fits, fit.Refused is null);
    }

    [Fact]
    public void Of_ConnectorWritesText_FitsATextField()
    {
        Assert.IsType<Transform.ToText>(Of(FieldType.MultiChoice, new Transform.ToText(), FieldType.Text).Transform);
        Assert.IsType<Transform.HtmlToText>(Of(FieldType.Html, new Transform.HtmlToText(), FieldType.LongText).Transform);
        Assert.Null(Of(FieldType.Number, new Transform.ToText(), FieldType.Number).Transform);
    }

    [Fact]
    public void Of_LineOfText_GetsTheTransformOfItsType()
    {
        Assert.IsType<Transform.Copy>(Of(FieldType.Number, new Transform.BodyLine("Size"), FieldType.Number).Transform);
        Assert.IsType<Transform.HtmlToText>(Of(FieldType.Html, new Transform.BodyLine("Notes"), FieldType.LongText).Transform);
        Assert.IsType<Transform.ToText>(Of(FieldType.Links, new Transform.BodyLine("Devices"), FieldType.Text).Transform);
    }

    [Theory]
    [InlineData(255, 100, 100)]
    [InlineData(50, 100, 50)]
    public void Of_ConnectorCuts_CutsAtTheSmallerLimit(int own, int existing, int expected) =>
        Assert.Equal(new Transform.Truncate(expected), FieldFit.Of(
            Field(FieldType.Text), FieldSample.Empty, new Transform.Truncate(own), Field(FieldType.Text) with { MaxLength = existing }).Transform);

    [Fact]
    public void Of_TwoChoicesThatBecomeOne_IsRefused()
    {
        var source = Field(FieldType.Choice) with { Options = [new("1", "Closed"), new("2", "closed")] };

        var fit = FieldFit.Of(source, FieldSample.Empty, new Transform.Copy(), Field(FieldType.Choice) with { Options = [new("x", "closed"), new("y", "open")] });

        Assert.Null(fit.Transform);
        Assert.Contains("would become one choice", fit.Refused, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ChoicesNobodyKnows_IsRefused() =>
        Assert.Null(FieldFit.Of(Field(FieldType.Choice), FieldSample.Empty, new Transform.Copy(), Field(FieldType.Choice) with { Options = [new("x", "a")] }).Transform);

    private static FieldFit Of(FieldType source, Transform own, FieldType existing) => FieldFit.Of(Field(source), FieldSample.Empty, own, Field(existing));

    private static FieldSchema Field(FieldType type) => new("field", "Field", type, IsCustom: true);
}
