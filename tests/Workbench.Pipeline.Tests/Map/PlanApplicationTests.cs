using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Pipeline.Map;

namespace Workbench.Pipeline.Tests.Map;

public sealed class PlanApplicationTests
{
    private static readonly FieldValue Long = new FieldValue.Text("abcdef");
    private static readonly FieldValue Broken = new FieldValue.Unreadable("31.02.", "no such day");
    private static readonly FieldValue Known = new FieldValue.Agent("s1", "ada@old.example", "Ada");
    private static readonly FieldValue Former = new FieldValue.Agent("s9", "bob@old.example", "Bob");

    /// <summary>Transform, value, result, promise, reason, and whether a note is left.</summary>
    public static TheoryData<Transform, FieldValue, string, VerdictClass, string?, bool> Cases => new()
    {
        { new Transform.Copy(), Long, "abcdef", VerdictClass.Equal, null, false },
        { new Transform.Copy(), new FieldValue.Number(1.50m), "1.5", VerdictClass.Equal, null, false },
        { new Transform.Copy(), Broken, "", VerdictClass.ExpectedLoss, ReasonCode.UnreadableValue, true },
        { Map, new FieldValue.Option("1", "Offen"), "open", VerdictClass.EqualAfterTransform, "map-values", false },
        { Map, new FieldValue.Text("same"), "same", VerdictClass.Equal, null, false },
        { Map, new FieldValue.Option("2", "Neu"), "Neu", VerdictClass.EqualAfterTransform, ReasonCode.UnmappedValue, true },
        { Map, Broken, "", VerdictClass.ExpectedLoss, ReasonCode.UnreadableValue, true },
        { new Transform.Constant("abcdef"), Long, "abcdef", VerdictClass.Equal, null, false },
        { new Transform.Constant("1.50", FieldType.Number), FieldValue.Empty.Value, "1.5", VerdictClass.EqualAfterTransform, "constant", false },
        { new Transform.Constant("other"), Long, "other", VerdictClass.ExpectedLoss, ReasonCode.Replaced, true },
        { new Transform.Constant("other"), Broken, "other", VerdictClass.ExpectedLoss, ReasonCode.Replaced, true },
        { new Transform.Default("none"), FieldValue.Empty.Value, "none", VerdictClass.EqualAfterTransform, "default", false },
        { new Transform.Default("none"), Long, "abcdef", VerdictClass.Equal, null, false },
        { new Transform.Default("none"), Broken, "", VerdictClass.ExpectedLoss, ReasonCode.UnreadableValue, true },
        { new Transform.Concatenate(["field", "absent"], "-"), Long, "abcdef", VerdictClass.Equal, null, false },
        { new Transform.Concatenate(["absent"]), Long, "", VerdictClass.ExpectedLoss, ReasonCode.Replaced, true },
        { new Transform.Concatenate(["field"]), new FieldValue.Html("<b>a</b>"), "a", VerdictClass.ExpectedLoss, ReasonCode.FormattingLost, true },
        { new Transform.Template("{{{field}}}"), Long, "{abcdef}", VerdictClass.EqualAfterTransform, "template", false },
        { new Transform.Template("{field}"), Broken, "31.02.", VerdictClass.Equal, null, false },
        { new Transform.Template("{"), Long, "", VerdictClass.ExpectedLoss, ReasonCode.Replaced, true },
        { new Transform.Split("c", 1), Long, "ab", VerdictClass.ExpectedLoss, ReasonCode.PartTaken, true },
        { new Transform.Split("c", -1), Long, "def", VerdictClass.ExpectedLoss, ReasonCode.PartTaken, true },
        { new Transform.Split("x", 1), Long, "abcdef", VerdictClass.Equal, null, false },
        { new Transform.Split("c", 3), Long, "", VerdictClass.ExpectedLoss, ReasonCode.NoSuchPart, true },
        { new Transform.Split("", 0), Long, "", VerdictClass.ExpectedLoss, ReasonCode.NoSuchPart, true },
        { new Transform.RegexExtract("[b-d]+"), Long, "bcd", VerdictClass.ExpectedLoss, ReasonCode.PartTaken, true },
        { new Transform.RegexExtract("(?<head>ab).*", "head"), Long, "ab", VerdictClass.ExpectedLoss, ReasonCode.PartTaken, true },
        { new Transform.RegexExtract(".*"), Long, "abcdef", VerdictClass.Equal, null, false },
        { new Transform.RegexExtract("[0-9]+"), Long, "", VerdictClass.ExpectedLoss, ReasonCode.NoSuchPart, true },
        { new Transform.RegexExtract("("), Long, "", VerdictClass.ExpectedLoss, ReasonCode.NoSuchPart, true },
        { new Transform.ParseDate(["dd.MM.yyyy"]), new FieldValue.Text(" 29.02.2024 "), "2024-02-29", VerdictClass.EqualAfterTransform, "parse-date", false },
        { new Transform.ParseDate(["dd.MM."]), Broken, "", VerdictClass.ExpectedLoss, ReasonCode.UnreadableValue, true },
        { new Transform.ParseDate(["yyyy-MM-dd HH:mm"]), new FieldValue.Text("2024-02-29 12:30"), "2024-02-29", VerdictClass.ExpectedLoss, ReasonCode.PartTaken, true },
        { new Transform.ParseDate(["yyyy-MM-dd HH:mm"], DateResult.Instant, "Europe/Berlin"), new FieldValue.Text("2024-07-01 12:30"), "2024-07-01T10:30:00Z", VerdictClass.EqualAfterTransform, "parse-date", false },
        { new Transform.ParseDate(["yyyy-MM-dd HH:mm"], DateResult.Instant, "Europe/Berlin"), new FieldValue.Text("2024-03-31 02:30"), "", VerdictClass.ExpectedLoss, ReasonCode.UnreadableValue, true },
        { new Transform.ParseDate(["yyyy-MM-dd'T'HH:mmK"], DateResult.Instant, "Europe/Berlin"), new FieldValue.Text("2024-07-01T12:30+05:00"), "2024-07-01T07:30:00Z", VerdictClass.EqualAfterTransform, "parse-date", false },
        { new Transform.ParseDate(["yyyy"], DateResult.Date, "Europe/Berlin"), new FieldValue.Instant(new DateTimeOffset(2024, 1, 31, 23, 0, 0, TimeSpan.Zero)), "2024-02-01", VerdictClass.EqualAfterTransform, "parse-date", false },
        { new Transform.ParseDate([], DateResult.Date, "Nowhere/Town"), Long, "", VerdictClass.ExpectedLoss, ReasonCode.UnreadableValue, true },
        { new Transform.ParseNumber(",", "."), new FieldValue.Text("-1.234,50"), "-1234.5", VerdictClass.EqualAfterTransform, "parse-number", false },
        { new Transform.ParseNumber(",", " "), new FieldValue.Text("1\u202f234"), "1234", VerdictClass.EqualAfterTransform, "parse-number", false },
        { new Transform.ParseNumber(",", "."), new FieldValue.Text("1.5"), "", VerdictClass.ExpectedLoss, ReasonCode.UnreadableValue, true },
        { new Transform.ParseNumber(), new FieldValue.Text("1,5"), "", VerdictClass.ExpectedLoss, ReasonCode.UnreadableValue, true },
        { new Transform.ParseNumber(), new FieldValue.Number(2), "2", VerdictClass.Equal, null, false },
        { Words, new FieldValue.Text(" JA "), "true", VerdictClass.EqualAfterTransform, "boolean-words", false },
        { Words, new FieldValue.Option("2", "nein"), "false", VerdictClass.EqualAfterTransform, "boolean-words", false },
        { Words, Long, "", VerdictClass.ExpectedLoss, ReasonCode.UnreadableValue, true },
        { new Transform.TextToHtml(), new FieldValue.Text("a < b\nc\n\nd"), "<p>a &lt; b<br>c</p><p>d</p>", VerdictClass.EqualAfterTransform, "text-to-html", false },
        { new Transform.TextToHtml(), new FieldValue.Html("<p>a</p>"), "<p>a</p>", VerdictClass.Equal, null, false },
        { new Transform.ToTag("mig "), new FieldValue.Text(" very\nbig "), "mig very big", VerdictClass.EqualAfterTransform, "to-tag", false },
        { new Transform.ToTag("mig "), Broken, "", VerdictClass.ExpectedLoss, ReasonCode.UnreadableValue, true },
        { new Transform.HtmlToText(), new FieldValue.Html("<p>a</p>"), "a", VerdictClass.EqualAfterTransform, "html-to-text", false },
        { new Transform.HtmlToText(), new FieldValue.Html("<b>a</b>"), "a", VerdictClass.ExpectedLoss, ReasonCode.FormattingLost, true },
        { new Transform.HtmlToText(), Long, "abcdef", VerdictClass.Equal, null, false },
        { new Transform.Truncate(6), Long, "abcdef", VerdictClass.Equal, null, false },
        { new Transform.Truncate(3), Long, "abc", VerdictClass.ExpectedLoss, ReasonCode.Truncated, true },
        { new Transform.Truncate(0), Long, "", VerdictClass.ExpectedLoss, ReasonCode.Truncated, true },
        { new Transform.Truncate(2), new FieldValue.Text("a😀b"), "a", VerdictClass.ExpectedLoss, ReasonCode.Truncated, true },
        { new Transform.Truncate(3), new FieldValue.Text("a😀b"), "a😀", VerdictClass.ExpectedLoss, ReasonCode.Truncated, true },
        { new Transform.NormalizePhone(), new FieldValue.Text("+4930123456"), "+4930123456", VerdictClass.Equal, null, false },
        { new Transform.NormalizePhone(), new FieldValue.Text("+49 30 123456"), "+4930123456", VerdictClass.EqualAfterTransform, "normalize-phone", false },
        { new Transform.NormalizePhone(), new FieldValue.Text("call me"), "", VerdictClass.ExpectedLoss, ReasonCode.MalformedPhone, true },
        { new Transform.ToText(), new FieldValue.Boolean(true), "true", VerdictClass.EqualAfterTransform, "to-text", false },
        { new Transform.ToText(), Broken, "31.02.", VerdictClass.EqualAfterTransform, "to-text", false },
        { new Transform.AgentByEmail(), Known, "ada@new.example", VerdictClass.EqualAfterTransform, "agent-by-email", false },
        { new Transform.AgentByEmail(), Former, "stand-in@new.example", VerdictClass.ExpectedLoss, ReasonCode.FormerAgent, true },
        { new Transform.AgentByEmail(), new FieldValue.Text("Ada"), "Ada", VerdictClass.EqualAfterTransform, "to-text", false },
        { new Transform.BodyLine("Due"), new FieldValue.Date(new DateOnly(2024, 2, 29)), "2024-02-29", VerdictClass.EqualAfterTransform, "body-line", false },
        { new Transform.BodyLine("Due"), Broken, "31.02.", VerdictClass.EqualAfterTransform, "body-line", false },
        { new Transform.Relate(), new FieldValue.References([RecordKey.Parse("ivinex/contact/1")]), "ivinex/contact/1", VerdictClass.EqualAfterTransform, "relate", false },
        { new Transform.Skip(ReasonCode.NotChosen), Long, "", VerdictClass.ExpectedLoss, ReasonCode.NotChosen, true },
        { new Transform.Skip(ReasonCode.SystemField), Long, "", VerdictClass.ExpectedLoss, ReasonCode.SystemField, false },
        { new Transform.Skip(ReasonCode.ReportedInInventory), Long, "", VerdictClass.NotMigratable, ReasonCode.ReportedInInventory, true },
    };

    private static Transform Map => new Transform.MapValues(new Dictionary<string, string> { ["Offen"] = "open", ["same"] = "same" });

    private static Transform Words => new Transform.BooleanWords(["ja", "yes"], ["nein"]);

    public static TheoryData<Transform> Transforms => [.. Cases.Select(row => row.Data.Item1).DistinctBy(transform => transform.GetType())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Apply_TransformAndShape_GivesOneValueOnePromiseAndItsReason(
        Transform transform, FieldValue value, string result, VerdictClass promise, string? reason, bool isNoted)
    {
        var planned = Apply(transform, value);

        var only = Assert.Single(planned.Values);
        Assert.Equal((result, promise, reason), (only.Result.Print(), only.Promise, only.Reason));
        Assert.Same(value, only.Source);
        Assert.Equal(isNoted ? [reason!] : [], planned.Notes.Select(note => note.Code));
        Assert.All(planned.Notes, note => Assert.Equal("field", note.Field));
    }

    [Theory]
    [MemberData(nameof(Transforms))]
    public void Apply_EmptyValue_IsEqualWithoutANote(Transform transform)
    {
        if (transform is Transform.Constant or Transform.Default)
        {
            // They are there to fill what is empty.
            return;
        }

        var planned = Apply(transform, FieldValue.Empty.Value);

        Assert.Equal((true, VerdictClass.Equal), (planned.Values[0].Result.IsEmpty, planned.Values[0].Promise));
        Assert.Empty(planned.Notes);
    }

    [Fact]
    public void Cases_ClosedList_CoverEveryTransform() => Assert.Equal(
        typeof(Transform).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Transform))).ToHashSet(),
        Transforms.Select(row => row.Data.GetType()).ToHashSet());

    [Fact]
    public void Apply_TruncatedText_NotesExactlyWhatWasCut()
    {
        var note = Assert.Single(Apply(new Transform.Truncate(2), new FieldValue.Text("a😀b")).Notes);

        Assert.EndsWith("3 cut: 😀b", note.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, ReasonCode.NotChosen)]
    [InlineData(FieldRole.System, ReasonCode.SystemField)]
    public void Apply_FieldThePlanDoesNotName_IsSkippedWithAReason(string? role, string reason)
    {
        var record = Record(Long, role);

        var planned = new PlanApplication(Plan(), Destination()).Apply(record, Row(), []);

        Assert.Equal(reason, Assert.Single(planned.Values).Reason);
    }

    [Fact]
    public void Apply_HtmlIntoABodyLine_NotesTheLostFormatting()
    {
        var planned = Apply(new Transform.BodyLine("Text"), new FieldValue.Html("<b>a</b>"));

        Assert.Equal(("a", VerdictClass.ExpectedLoss), (planned.Values[0].Result.Print(), planned.Values[0].Promise));
        Assert.Equal(ReasonCode.FormattingLost, Assert.Single(planned.Notes).Code);
    }

    private static PlannedRecord Apply(Transform transform, FieldValue value) =>
        new PlanApplication(Plan(), Destination()).Apply(Record(value), Row(new FieldPlan("field", "there", transform)), []);

    private static CanonicalRecord Record(FieldValue value, string? role = null) => new(
        RecordKey.Parse("ivinex/contact/1"), "10", [new CanonicalField(new FieldSchema("field", "Field", FieldType.Text, role), value)], []);

    private static ObjectPlan Row(params FieldPlan[] fields) => new("10", "Contacts", Kind.Contact, Outcome.Mapped, "contact", fields);

    private static Plan Plan() => new(
        "ivinex-intercom", [], new Dictionary<string, string> { ["s1"] = "d1" }, "d2", new Dictionary<string, string>());

    private static SchemaSnapshot Destination() => new(
        "intercom", "w", [], [new AgentSchema("d1", "Ada", "ada@new.example", true), new AgentSchema("d2", "Stand-in", "stand-in@new.example", true)], []);
}
