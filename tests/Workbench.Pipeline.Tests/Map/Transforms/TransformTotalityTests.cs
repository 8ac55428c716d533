using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Pipeline.Map;

namespace Workbench.Pipeline.Tests.Map.Transforms;

/// <summary>No transform throws, whatever the value and however odd its settings, and no value vanishes without a reason.</summary>
public sealed class TransformTotalityTests
{
    private static readonly string[] Texts =
    [
        " ", "a", "a,b", "1.234,5", "2024-02-29", "29.02.2024 25:61", "<p>x</p><script>y</script>", "{", "\0\u0001", "\ud800", "😀", "\u202e", "9999999999999999999999999999999",
        new string('x', 5000), "a\r\nb\n\nc", "+49 30 1", "0001-01-01 00:00", "9999-12-31 23:59",
    ];

    private static readonly Transform[] Transforms =
    [
        new Transform.Copy(), new Transform.Constant(""), new Transform.Constant("x", FieldType.Number), new Transform.Constant("x", FieldType.File),
        new Transform.Default(""), new Transform.Default("x"), new Transform.MapValues(new Dictionary<string, string> { ["a"] = "" }),
        new Transform.Concatenate([]), new Transform.Concatenate(["field", "other", "nowhere"], ""), new Transform.Template(""), new Transform.Template("}{"),
        new Transform.Template("{other}{field}{{"), new Transform.Split("", 5), new Transform.Split(",", int.MinValue), new Transform.Split("a", int.MaxValue),
        new Transform.RegexExtract("("), new Transform.RegexExtract("(a|b)*", "7"), new Transform.RegexExtract("(?=a)"),
        new Transform.ParseDate([]), new Transform.ParseDate(["", "%", "yyyy-MM-dd HH:mm"], DateResult.Instant, "Asia/Kolkata"),
        new Transform.ParseDate(["yyyy-MM-dd HH:mm", "yyyy-MM-dd"], DateResult.Instant, "Pacific/Kiritimati"), new Transform.ParseDate(["yyyy"], DateResult.Date, ""),
        new Transform.ParseNumber("", ""), new Transform.ParseNumber("..", "x"), new Transform.ParseNumber(",", "."), new Transform.BooleanWords([], [""]),
        new Transform.HtmlToText(), new Transform.TextToHtml(), new Transform.Truncate(-1), new Transform.Truncate(1), new Transform.NormalizePhone(),
        new Transform.ToText(), new Transform.AgentByEmail(), new Transform.ToTag(""), new Transform.BodyLine(""), new Transform.Relate(), new Transform.Skip("no code"),
    ];

    private static IEnumerable<FieldValue> Values =>
    [
        FieldValue.Empty.Value, .. Texts.Select(text => new FieldValue.Text(text)), .. Texts.Select(text => new FieldValue.Html(text)),
        .. Texts.Select(text => new FieldValue.Unreadable(text, "odd")), new FieldValue.Number(decimal.MinValue), new FieldValue.Boolean(false),
        new FieldValue.Date(DateOnly.MinValue), new FieldValue.Date(DateOnly.MaxValue), new FieldValue.Instant(DateTimeOffset.MinValue),
        new FieldValue.Instant(DateTimeOffset.MaxValue), new FieldValue.Option("", ""), new FieldValue.References([]), new FieldValue.Agent("", "", ""),
    ];

    public static TheoryData<OnFailure> Failures => [OnFailure.Note, OnFailure.Reject];

    [Fact]
    public void Transforms_OfThisTest_AreAllThereAre() => Assert.Equal(
        typeof(Transform).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Transform))).ToHashSet(),
        Transforms.Select(transform => transform.GetType()).ToHashSet());

    [Theory]
    [MemberData(nameof(Failures))]
    public void Apply_AnyTransformOfAnyShape_GivesAnAnswerWithAReasonForWhatIsMissing(OnFailure failure)
    {
        foreach (var (transform, value) in from transform in Transforms from value in Values select (transform, value))
        {
            var planned = Apply(transform, value, failure);

            var field = planned.Values[0];
            Assert.True(
                value.Print().Trim().Length == 0 || !field.Result.IsEmpty || (field.Promise is not VerdictClass.Equal and not VerdictClass.EqualAfterTransform && field.Reason is not null),
                $"{transform} of {value} vanished");
            Assert.True(planned.Rejection is null || failure == OnFailure.Reject, $"{transform} of {value}");
            _ = transform.ResultType(FieldType.Text);
        }
    }

    private static PlannedRecord Apply(Transform transform, FieldValue value, OnFailure failure)
    {
        var plan = new Plan("a-b", [], new Dictionary<string, string>(), null, new Dictionary<string, string>());
        var row = new ObjectPlan("10", "Contacts", Kind.Contact, Outcome.Mapped, "contact",
            [new FieldPlan("field", "there", transform, OnFailure: failure), new FieldPlan("other", "elsewhere", new Transform.Template("{field}"))]);
        var record = new CanonicalRecord(
            RecordKey.Parse("ivinex/contact/1"), "10",
            [new CanonicalField(new FieldSchema("field", "Field", FieldType.Text), value), new CanonicalField(new FieldSchema("other", "Other", FieldType.Text), FieldValue.Empty.Value)],
            []);
        return new PlanApplication(plan, new SchemaSnapshot("intercom", "w", [], [], [])).Apply(record, row, []);
    }
}
