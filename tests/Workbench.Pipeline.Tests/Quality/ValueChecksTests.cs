using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Quality;
using static Workbench.Pipeline.Tests.Quality.QualityBed;

namespace Workbench.Pipeline.Tests.Quality;

public sealed class ValueChecksTests
{
    [Theory]
    [InlineData("+49 30 123456", null)]
    [InlineData("030 123456", ReasonCode.MalformedPhone)]
    [InlineData("ask Ann", ReasonCode.MalformedPhone)]
    public void Check_Phone_FindsWhatCannotBeNormalized(string phone, string? code) =>
        Assert.Equal(code, Codes(Text("phone", phone, FieldRole.Phone)).SingleOrDefault());

    [Fact]
    public void Check_ChoiceThatIsNoOption_IsOptionDrift()
    {
        var known = new FieldOption("1", "Gold");

        Assert.Empty(Codes(Field("level", new FieldValue.Option("1", "Gold"), null, FieldType.Choice, known)));
        Assert.Equal([QualityCode.OptionDrift], Codes(Field("level", new FieldValue.Option("7", "7"), null, FieldType.Choice, known)));
        Assert.Equal([QualityCode.OptionDrift], Codes(Field("level", new FieldValue.Unreadable("7", "no option"), null, FieldType.Choice, known)));
    }

    [Fact]
    public void Check_UnreadableNumber_IsUnreadable() =>
        Assert.Equal([ReasonCode.UnreadableValue], Codes(Field("age", new FieldValue.Unreadable("4O", "no number"), null, FieldType.Number)));

    [Fact]
    public void Check_FutureTime_MattersOnlyWhereItHasHappened()
    {
        var ahead = new FieldValue.Instant(Now.AddDays(30));

        Assert.Equal([QualityCode.FutureDate], Codes(Field("created", ahead, FieldRole.CreatedAt, FieldType.Instant)));
        Assert.Empty(Codes(Field("due", ahead, FieldRole.DueAt, FieldType.Instant)));
        Assert.Empty(Codes(Field("created", new FieldValue.Instant(Now), FieldRole.CreatedAt, FieldType.Instant)));
    }

    [Theory]
    [InlineData("ann@example.com", null)]
    [InlineData(" ann@example.com ", null)]
    [InlineData("ann@example", ReasonCode.MalformedEmail)]
    [InlineData("ann@example.com, bo@example.com", ReasonCode.MalformedEmail)]
    public void Check_Email_AllowsOuterSpacesAsTheConnectorsDo(string email, string? code) => Assert.Equal(code, Codes(Email(email)).SingleOrDefault());

    [Fact]
    public void Check_LostAndHalfCharacters_AreTold()
    {
        Assert.Equal([QualityCode.ReplacementCharacter], Codes(Text("note", "lost \ufffd letter")));
        Assert.Equal([QualityCode.LoneSurrogate], Codes(Text("note", "cut \ud83d")));
        Assert.Equal([QualityCode.NullCharacter, ReasonCode.ControlCharacters], Codes(Text("note", "a\0b")).Order(StringComparer.Ordinal).Reverse());
        Assert.Equal([QualityCode.EncodedEntities], Codes(Text("note", "Tom &amp; Ann")));
        Assert.Empty(Codes(Field("body", new FieldValue.Html("Tom &amp; Ann"), FieldRole.Body, FieldType.Html)));
    }

    [Fact]
    public void Check_DestinationsLimit_ComesBeforeTheCommonOne()
    {
        var fates = new FieldFates("Zoho Desk", new Dictionary<(string, string), FieldFate>
        {
            [("records", "about")] = new("Contact", "About", 30, new Transform.Copy()),
            [("records", "left")] = new("Contact", null, null, new Transform.Skip(ReasonCode.NotChosen)),
        });
        var finding = Assert.Single(Findings(Text("about", new string('x', 31)), Kind.Contact, fates));

        Assert.Equal((QualityCode.TooLong, "Contact: About", new Transform.Truncate(30)), (finding.Code, finding.GoesTo, finding.PlanRemedy));
        Assert.StartsWith("Zoho Desk keeps 30 characters", finding.WhatHappens, StringComparison.Ordinal);
        Assert.Empty(Findings(Text("about", new string('x', 30)), Kind.Contact, fates));
        Assert.Contains("left behind", Assert.Single(Findings(Text("left", new string('x', 256)), Kind.Contact, fates)).WhatHappens, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_LongText_MattersInAttributesOfPeople()
    {
        var text = Text("about", new string('x', 256));

        Assert.Equal([QualityCode.LongAttribute], Codes(text, Kind.Contact));
        Assert.Equal([QualityCode.LongAttribute], Codes(text, Kind.Organization));
        Assert.Empty(Codes(text, Kind.Ticket));
        Assert.Empty(Codes(Text("about", new string('x', 255)), Kind.Contact));
        Assert.Equal([QualityCode.LongText], Codes(Text("body", new string('x', 65_537), FieldRole.Body), Kind.Message));
    }

    [Fact]
    public void Check_HtmlWithScript_IsHostileMarkup() => Assert.Equal(
        [QualityCode.HostileMarkup], Codes(Field("body", new FieldValue.Html("<p onclick=\"x()\">Hi</p>"), FieldRole.Body, FieldType.Html)));

    [Fact]
    public void Check_SystemField_IsLeftAlone() => Assert.Empty(Codes(Text("mask", "=\u0001", FieldRole.System)));

    private static IEnumerable<string> Codes(CanonicalField field, Kind kind = Kind.Contact) => Findings(field, kind, FieldFates.Unknown).Select(finding => finding.Code);

    private static IReadOnlyList<QualityFinding> Findings(CanonicalField field, Kind kind, FieldFates fates)
    {
        var log = new FindingLog(fates);
        new ValueChecks(log, new DateChecks(Now, QualityOptions.DefaultSince), fates)
            .Check(new CanonicalRecord(new RecordKey("ivinex", kind, "1"), "records", [field], []), field);
        return log.Findings();
    }
}
