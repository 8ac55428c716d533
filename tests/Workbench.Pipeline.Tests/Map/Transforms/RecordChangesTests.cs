using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Pipeline.Map;

namespace Workbench.Pipeline.Tests.Map.Transforms;

public sealed class RecordChangesTests
{
    [Fact]
    public void Apply_FieldsThatReadOthers_SeeTheirResultsInWhateverOrder()
    {
        var planned = Apply(
            new("a", "a", new Transform.Concatenate(["a", "b", "c", "d"], "-")),
            new("b", "b", new Transform.Template("<{c}>")),
            new("c", "c", new Transform.Truncate(1)),
            new("d", null, new Transform.Skip(ReasonCode.NotChosen)));

        Assert.Equal(["aa-<c>-c-dd", "<c>", "c", ""], planned.Values.Take(4).Select(value => value.Result.Print()));
        Assert.Equal(
            [VerdictClass.EqualAfterTransform, VerdictClass.ExpectedLoss, VerdictClass.ExpectedLoss, VerdictClass.ExpectedLoss],
            planned.Values.Take(4).Select(value => value.Promise));
        Assert.Equal([ReasonCode.Replaced, ReasonCode.Truncated, ReasonCode.NotChosen], planned.Notes.Select(note => note.Code));
    }

    [Fact]
    public void Apply_Circle_EndsWithTheSourceValues()
    {
        var planned = Apply(new("a", "a", new Transform.Template("{a}{b}")), new("b", "b", new Transform.Template("{b}{a}")));

        Assert.Equal("aabbaa", planned.Values[0].Result.Print());
        Assert.Equal("bbaa", planned.Values[1].Result.Print());
    }

    [Fact]
    public void Apply_TemplateOfEmptyFields_IsEmpty()
    {
        var planned = Apply(new FieldPlan("e", "e", new Transform.Template("Dear {e}")));

        Assert.Equal((true, VerdictClass.Equal), (planned.Values[4].Result.IsEmpty, planned.Values[4].Promise));
    }

    [Fact]
    public void Apply_FailureThatRejects_NamesTheFirstFieldOnce()
    {
        var planned = Apply(
            new("a", "a", new Transform.ParseNumber()),
            new("b", "b", new Transform.ParseNumber(), OnFailure: OnFailure.Reject),
            new("c", "c", new Transform.ParseNumber(), OnFailure: OnFailure.Reject));

        Assert.Equal(("b", ReasonCode.UnreadableValue, "bb"), (planned.Rejection!.Field, planned.Rejection.Code, planned.Rejection.Value));
        Assert.Equal(5, planned.Values.Count);
        Assert.Equal(3, planned.Notes.Count(note => note.Code == ReasonCode.UnreadableValue));
    }

    private static PlannedRecord Apply(params FieldPlan[] rows)
    {
        var plan = new Plan("a-b", [], new Dictionary<string, string>(), null, new Dictionary<string, string>());
        var fields = new[] { "a", "b", "c", "d" }.Select(name => new CanonicalField(new FieldSchema(name, name, FieldType.Text), new FieldValue.Text(name + name)))
            .Append(new CanonicalField(new FieldSchema("e", "e", FieldType.Text), FieldValue.Empty.Value));
        return new PlanApplication(plan, new SchemaSnapshot("b", "w", [], [], [])).Apply(
            new CanonicalRecord(RecordKey.Parse("ivinex/contact/1"), "10", [.. fields], []),
            new ObjectPlan("10", "Contacts", Kind.Contact, Outcome.Mapped, "contact", rows), []);
    }
}
