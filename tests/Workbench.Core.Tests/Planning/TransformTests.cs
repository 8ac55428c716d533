using Workbench.Core.Hashing;
using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Core.Tests.Planning;

public sealed class TransformTests
{
    public static TheoryData<Transform, FieldType, FieldType> Results => new()
    {
        { new Transform.Copy(), FieldType.Duration, FieldType.Duration },
        { new Transform.Constant("1", FieldType.Number), FieldType.Text, FieldType.Number },
        { new Transform.Constant("1"), FieldType.Number, FieldType.Text },
        { new Transform.Default("1"), FieldType.Choice, FieldType.Choice },
        { new Transform.MapValues(new Dictionary<string, string>()), FieldType.Choice, FieldType.Choice },
        { new Transform.MapValues(new Dictionary<string, string>()), FieldType.Boolean, FieldType.Text },
        { new Transform.ParseDate(["yyyy-MM-dd"]), FieldType.Text, FieldType.Date },
        { new Transform.ParseDate(["yyyy-MM-dd"], DateResult.Instant), FieldType.Text, FieldType.Instant },
        { new Transform.ParseNumber(), FieldType.Text, FieldType.Number },
        { new Transform.BooleanWords(["a"], ["b"]), FieldType.Choice, FieldType.Boolean },
        { new Transform.TextToHtml(), FieldType.Text, FieldType.Html },
        { new Transform.HtmlToText(), FieldType.Html, FieldType.LongText },
        { new Transform.HtmlToText(), FieldType.Email, FieldType.Email },
        { new Transform.Split(",", 1), FieldType.LongText, FieldType.Text },
        { new Transform.ToText(), FieldType.Number, FieldType.LongText },
    };

    [Theory]
    [MemberData(nameof(Results))]
    public void ResultType_OfATransform_IsTheTypeOfWhatItMakes(Transform transform, FieldType source, FieldType result) =>
        Assert.Equal(result, transform.ResultType(source));

    [Fact]
    public void Write_RowWithDefaults_LeavesThemOut() => Assert.Equal(
        """{"source":"a","destination":"b","transform":{"type":"constant","value":"x"}}""",
        CanonicalJson.Write(new FieldPlan("a", "b", new Transform.Constant("x"))));

    [Fact]
    public void Write_RowThatRejects_SaysSo() => Assert.EndsWith(
        "\"onFailure\":\"reject\"}", CanonicalJson.Write(new FieldPlan("a", "b", new Transform.Copy(), OnFailure: OnFailure.Reject)), StringComparison.Ordinal);
}
