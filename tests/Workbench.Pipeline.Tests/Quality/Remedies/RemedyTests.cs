using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Pipeline.Quality;
using Workbench.Pipeline.Quality.Remedies;

namespace Workbench.Pipeline.Tests.Quality.Remedies;

public sealed class RemedyTests
{
    private static readonly Transform Copy = new Transform.Copy();

    [Fact]
    public void Of_TooLong_CutsAtTheDestinationsLimit() =>
        Assert.Equal(new Transform.Truncate(255), PlanRemedies.Of(QualityCode.TooLong, new FieldFate("Contact", "remarks", 255, Copy)));

    [Theory]
    [InlineData(QualityCode.OptionDrift, null, true)]
    [InlineData(ReasonCode.UnreadableValue, FieldType.Text, true)]
    [InlineData(QualityCode.PlaceholderDate, FieldType.Date, false)]
    [InlineData(ReasonCode.MalformedPhone, FieldType.Phone, false)]
    [InlineData(QualityCode.Mojibake, FieldType.Text, false)]
    public void Of_ValueThatTextCouldHold_IsCarriedAsTextWhereTheFieldIsText(string code, FieldType? type, bool isText) =>
        Assert.Equal(isText ? new Transform.ToText() : null, PlanRemedies.Of(code, new FieldFate("Contact", "x", null, Copy, type)));

    [Fact]
    public void Of_NeverFilled_IsLeftBehind()
    {
        Assert.Equal(new Transform.Skip(ReasonCode.NotChosen), PlanRemedies.Of(QualityCode.NeverFilled, new FieldFate("Contact", "x", null, Copy)));
        Assert.Null(PlanRemedies.Of(QualityCode.NeverFilled, new FieldFate("Contact", null, null, new Transform.Skip(ReasonCode.SystemField))));
        Assert.Null(PlanRemedies.Of(QualityCode.NeverFilled, new FieldFate("Contact", null, null, new Transform.Relate())));
        Assert.Null(PlanRemedies.Of(QualityCode.NeverFilled, new FieldFate("Contact", "note", null, new Transform.BodyLine("x"))));
        Assert.Null(PlanRemedies.Of(QualityCode.NeverFilled, null));
    }

    [Fact]
    public void Choice_PlainRow_TakesTheRemedyAndKeepsItsDestination()
    {
        var row = new FieldPlan("remarks", "mig_remarks", Copy);

        Assert.Equal(new RemedyChoice("mig_remarks", new Transform.Truncate(255)), RemedyChoice.Of(row, new Transform.Truncate(255)));
        Assert.Equal(new RemedyChoice(null, new Transform.Skip("not-chosen")), RemedyChoice.Of(row, new Transform.Skip("not-chosen")));
        Assert.True(RemedyChoice.Of(row with { Transform = new Transform.Truncate(255) }, new Transform.Truncate(255)).IsTaken);
    }

    [Fact]
    public void Choice_RowThatSomebodyChose_IsLeftAlone()
    {
        Assert.Contains("leaves the field behind", RemedyChoice.Of(new FieldPlan("a", null, new Transform.Skip("not-chosen")), new Transform.ToText()).Refusal, StringComparison.Ordinal);
        Assert.Contains("something else", RemedyChoice.Of(new FieldPlan("a", "b", new Transform.Split(",", 1)), new Transform.ToText()).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Choice_ValueMap_IsMergedWithTheRowsOwn()
    {
        var row = new FieldPlan("level", "mig_level", new Transform.MapValues(new Dictionary<string, string> { ["Gold"] = "A", ["Silver"] = "B" }));
        var spellings = new Transform.MapValues(new Dictionary<string, string> { ["Gold"] = "Gold", ["gold "] = "Gold", ["Iron"] = "Iron" });

        var merged = Assert.IsType<Transform.MapValues>(RemedyChoice.Of(row, spellings).Transform).Values;

        Assert.Equal(new Dictionary<string, string> { ["Gold"] = "A", ["Silver"] = "B", ["gold "] = "A", ["Iron"] = "Iron" }, merged);
    }
}
