using System.Text;
using System.Text.Json;
using Workbench.Connectors.Ivinex;
using Workbench.Connectors.Kit;
using Workbench.Connectors.Vivantio;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Tests.Vivantio;

public sealed class VivantioMapTests
{
    private static readonly VivantioCodes Codes = new([new("2", "Email")], [new("1", "User")], false);

    private static readonly FieldSchema[] Forms =
    [
        new("form:1:10", "Kind", FieldType.Choice, Options: [new("5", "Fault"), new("6", "Question")], IsCustom: true, VendorId: "10"),
        new("form:1:11", "Day", FieldType.Date, IsCustom: true, VendorId: "11"),
        new("form:1:12", "Flag", FieldType.Boolean, IsCustom: true, VendorId: "12"),
        new("form:1:13", "Number", FieldType.Number, IsCustom: true, VendorId: "13"),
        new("form:1:14", "Text", FieldType.Text, IsCustom: true, VendorId: "14"),
        new(VivantioNames.FurtherForms, "Further form entries", FieldType.LongText, IsCustom: true),
        new(VivantioNames.LegacyFields, "Archived legacy fields", FieldType.LongText, null, [new("901", "Old code")], IsCustom: true),
    ];

    private static readonly SchemaSnapshot Schema = new(
        "vivantio",
        "test",
        [
            new("ticket:11", "Incidents", Kind.Ticket, 1,
                [.. TicketFields.Of([new("11", "Incident")], [new("301", "In progress")], [], [new("5", "Desk")], Codes), .. Forms]),
            new("action", "Actions", Kind.Message, 1, RecordFields.Actions),
            new("article", "Articles", Kind.Article, 1, RecordFields.Articles([new("7", "Hardware > Printers")])),
            new("client", "Clients", Kind.Organization, 1, RecordFields.Clients),
            new("caller", "Callers", Kind.Contact, 1, RecordFields.Callers),
        ],
        [new("41", "Agent One", "one@example.com", true), new("42", "Twin", "twin@example.com", true), new("43", "Twin", "twin@example.com", true)],
        []);

    [Theory]
    [InlineData("OpenDate", "\"2026-01-05T08:30:00\"", "Instant", "2026-01-05T07:30:00Z")]
    [InlineData("OpenDate", "\"2026-07-05T08:30:00.25\"", "Instant", "2026-07-05T06:30:00Z")]
    [InlineData("OpenDate", "\"2026-07-05T08:30:00Z\"", "Instant", "2026-07-05T08:30:00Z")]
    [InlineData("OpenDate", "\"yesterday\"", "Unreadable", "yesterday")]
    [InlineData("CloseDate", "null", "Empty", "")]
    [InlineData("CloseDate", "\"0001-01-01T00:00:00\"", "Empty", "")]
    [InlineData("StatusType", "1", "Option", "Open")]
    [InlineData("StatusType", "\"Open\"", "Option", "Open")]
    [InlineData("StatusType", "7", "Option", "7")]
    [InlineData("CallOrigin", "2", "Option", "Email")]
    [InlineData("CallOrigin", "9", "Option", "9")]
    [InlineData("AssigneeType", "3", "Option", "3")]
    [InlineData("ImpactId", "0", "Empty", "")]
    [InlineData("ImpactId", "3", "Text", "3")]
    [InlineData("LocationId", "null", "Empty", "")]
    [InlineData("ClientId", "0", "Empty", "")]
    [InlineData("ClientId", "30", "References", "vivantio/organization/30")]
    [InlineData("CallerId", "512", "References", "vivantio/contact/512")]
    [InlineData("OwnerId", "41", "Agent", "one@example.com")]
    [InlineData("OwnerId", "0", "Empty", "")]
    [InlineData("CCAddressList", "\"a@example.com; b@example.com; \"", "Text", "a@example.com, b@example.com")]
    [InlineData("CCAddressList", "\"; \"", "Empty", "")]
    [InlineData("TotalEffort", "25", "Number", "25")]
    [InlineData("Resolved", "true", "Boolean", "true")]
    [InlineData("Title", "\"<b>Printer</b> \\u0000\"", "Text", "<b>Printer</b> \0")]
    public void Map_Property_IsTyped(string name, string json, string shape, string printed)
    {
        var value = Value(Ticket($"{{\"Id\":1,\"{name}\":{json}}}"), name);
        Assert.Equal((shape, printed), (value.GetType().Name, value.Print()));
    }

    [Theory]
    [InlineData("{\"StatusId\":301,\"StatusName\":\"In progress\"}", "301", "In progress")]
    [InlineData("{\"StatusId\":301}", "301", "In progress")]
    [InlineData("{\"StatusId\":999}", "999", "999")]
    [InlineData("{\"StatusName\":\"Loose\"}", "Loose", "Loose")]
    public void Map_WordAndId_BecomeOneChoice(string json, string id, string label) =>
        Assert.Equal(new FieldValue.Option(id, label), Value(Ticket(json), "StatusName"));

    [Theory]
    [InlineData("{\"Description\":\"text\",\"DescriptionHtml\":\"<p>text</p>\"}", "Html", "<p>text</p>")]
    [InlineData("{\"Description\":\"text\",\"DescriptionHtml\":\"\"}", "Text", "text")]
    [InlineData("{\"Description\":\"text\"}", "Text", "text")]
    public void Map_Description_PrefersTheRichForm(string json, string shape, string printed)
    {
        var value = Ticket(json).ByRole(FieldRole.Body);
        Assert.Equal((shape, printed), (value.GetType().Name, value.Print()));
    }

    [Fact]
    public void Map_UnknownOwner_KeepsTheName() =>
        Assert.Equal(new FieldValue.Agent("99", "", "Gone Person"), Value(Ticket("{\"OwnerId\":99,\"OwnerName\":\"Gone Person\"}"), "OwnerId"));

    [Fact]
    public void Map_Ticket_GivesEveryFieldAndLink()
    {
        var ticket = Ticket("{\"Id\":1,\"ClientId\":30,\"CallerId\":512,\"OwnerId\":41,\"AssigneeCallerId\":513,\"Surprise\":{\"a\":1}}");
        Assert.Equal(Schema.Object("ticket:11").Fields.Select(field => field.Name).Append("Surprise"), ticket.Fields.Select(field => field.Schema.Name));
        Assert.Equal(
            ["organization vivantio/organization/30", "requester vivantio/contact/512", "assignee vivantio/agent/41", "reference vivantio/contact/513"],
            ticket.Links.Select(link => $"{link.Role} {link.To}"));
    }

    [Fact]
    public void Map_SlaStages_AreReadableLines()
    {
        var ticket = Map("ticket:11", Kind.Ticket,
            "{\"Row\":{\"Id\":1},\"SlaStages\":[{\"Id\":1,\"TicketId\":1,\"StageName\":\"Respond\",\"TargetDate\":\"2026-01-05T09:00:00\",\"Breached\":false,\"Done\":null,\"CompletedDate\":\"0001-01-01T00:00:00\"}]}");
        Assert.Equal("Respond: TargetDate 2026-01-05T08:00:00Z; Breached false", Value(ticket, VivantioNames.SlaStages).Print());
    }

    [Fact]
    public void Quirk21_Forms_FillTypedFieldsAndLinesForTheRest()
    {
        var ticket = WithForms(
            "{\"Id\":2,\"FieldValues\":[{\"FieldId\":14,\"Value\":\"second\"},{\"FieldId\":99,\"Value\":\"loose\"}]}",
            "{\"Id\":1,\"FieldValues\":[{\"FieldId\":10,\"Value\":\"Fault\"},{\"FieldId\":11,\"Value\":\"2026-01-05T00:00:00\"},{\"FieldId\":12,\"Value\":\"True\"},{\"FieldId\":13,\"Value\":\"1.50\"},{\"FieldId\":14,\"Value\":\"first\"}]}");
        Assert.Equal(new FieldValue.Option("5", "Fault"), Value(ticket, "form:1:10"));
        Assert.Equal("2026-01-05", Value(ticket, "form:1:11").Print());
        Assert.Equal("true", Value(ticket, "form:1:12").Print());
        Assert.Equal("1.5", Value(ticket, "form:1:13").Print());
        Assert.Equal("first", Value(ticket, "form:1:14").Print());
        Assert.Equal("Text: second\nField 99: loose", Value(ticket, VivantioNames.FurtherForms).Print());
    }

    [Theory]
    [InlineData(10, "6", "Option", "Question")]
    [InlineData(10, "Other", "Unreadable", "Other")]
    [InlineData(11, "2026-02-30T00:00:00", "Unreadable", "2026-02-30T00:00:00")]
    [InlineData(11, "0001-01-01T00:00:00", "Empty", "")]
    [InlineData(12, "maybe", "Unreadable", "maybe")]
    [InlineData(13, "12a", "Unreadable", "12a")]
    public void Map_FormValue_IsTyped(int field, string raw, string shape, string printed)
    {
        var value = Value(WithForms($"{{\"Id\":1,\"FieldValues\":[{{\"FieldId\":{field},\"Value\":\"{raw}\"}}]}}"), $"form:1:{field}");
        Assert.Equal((shape, printed), (value.GetType().Name, value.Print()));
    }

    [Theory]
    [InlineData(LegacyDecision.Archive, "", "Old code: X1")]
    [InlineData(LegacyDecision.Open, "", "Old code: X1")]
    [InlineData(LegacyDecision.Remap, "X1", "")]
    public void Map_LegacyField_FollowsTheDecision(LegacyDecision decision, string remapped, string archived)
    {
        var legacy = new Dictionary<string, LegacyField> { ["901"] = new("901", "OldCode", decision, decision == LegacyDecision.Remap ? "14" : null) };
        var ticket = WithForms(legacy, "{\"Id\":1,\"FieldValues\":[{\"FieldId\":901,\"Value\":\"X1\"}]}");
        Assert.Equal(remapped, Value(ticket, "form:1:14").Print());
        Assert.Equal(archived, Value(ticket, VivantioNames.LegacyFields).Print());
    }

    [Fact]
    public void Map_LegacyFieldWithFilledTarget_KeepsBoth()
    {
        var legacy = new Dictionary<string, LegacyField> { ["901"] = new("901", "OldCode", LegacyDecision.Remap, "14") };
        var ticket = WithForms(legacy, "{\"Id\":1,\"FieldValues\":[{\"FieldId\":901,\"Value\":\"X1\"},{\"FieldId\":14,\"Value\":\"own\"}]}");
        Assert.Equal(("own", "Old code: X1"), (Value(ticket, "form:1:14").Print(), Value(ticket, VivantioNames.LegacyFields).Print()));
    }

    [Theory]
    [InlineData("Email received", "x@example.com", false, "text", "email", "inbound", "")]
    [InlineData("Email sent", "ONE@example.com", false, "text", "email", "outbound", "vivantio/agent/41")]
    [InlineData("Call made", "one@example.com", false, "text", "call", "outbound", "vivantio/agent/41")]
    [InlineData("Text message received", null, false, "text", "sms", "inbound", "")]
    [InlineData("Note added", "one@example.com", true, "text", "private note", "outbound", "vivantio/agent/41")]
    [InlineData("Email received", "x@example.com", true, "text", "private note", "inbound", "")]
    [InlineData("Status changed to Closed", "one@example.com", false, null, "note (status change)", "outbound", "vivantio/agent/41")]
    [InlineData("Update", "twin@example.com", false, "text", "reply", "", "")]
    [InlineData("Email received", "x@example.com", false, "", "email", "inbound", "")]
    public void Map_Action_SaysItsForm(string description, string? email, bool isPrivate, string? notes, string form, string direction, string author)
    {
        var row = JsonSerializer.Serialize(new { Id = 5, Description = description, ActionUserEmail = email, ActionUserName = "N", Notes = notes });
        var action = Map("action", Kind.Message, $"{{\"Row\":{row},\"TicketId\":\"10225\",\"IsPrivate\":{(isPrivate ? "true" : "false")}}}");
        Assert.Equal(form, action.ByRole(FieldRole.ActivityType).Print());
        Assert.Equal(direction, action.ByRole(FieldRole.Direction).Print());
        Assert.Equal(notes ?? description, action.ByRole(FieldRole.Body).Print());
        Assert.Equal(author, string.Join(",", action.Links.Where(link => link.Role == LinkRole.Author).Select(link => link.To)));
        Assert.Contains(new RecordLink(action.Key, LinkRole.Parent, new RecordKey("vivantio", Kind.Ticket, "10225")), action.Links);
    }

    [Theory]
    [InlineData("{\"Row\":{\"Id\":9,\"CategoryId\":7,\"CategoryName\":\"Printers\"},\"Meta\":{\"state\":\"published\",\"visibility\":\"public\"}}", "true", "vivantio/collection/7")]
    [InlineData("{\"Row\":{\"Id\":9,\"CategoryName\":\"Printers\"},\"Meta\":{\"state\":\"published\",\"visibility\":\"internal\"}}", "false", "vivantio/collection/path:Printers")]
    [InlineData("{\"Row\":{\"Id\":9},\"Meta\":{\"state\":\"draft\",\"section\":[\"Hardware\",\"Printers\"]}}", "false", "vivantio/collection/path:Hardware > Printers")]
    [InlineData("{\"Row\":{\"Id\":9,\"CategoryId\":0}}", "", "")]
    public void Map_Article_HasStateAndShelf(string body, string published, string shelf)
    {
        var article = Map("article", Kind.Article, body);
        Assert.Equal(published, article.ByRole(FieldRole.IsPublished).Print());
        Assert.Equal(shelf, string.Join(",", article.Links.Select(link => link.To)));
    }

    private static CanonicalRecord Ticket(string row) => Map("ticket:11", Kind.Ticket, $"{{\"Row\":{row}}}");

    private static CanonicalRecord WithForms(params string[] instances) => WithForms(new Dictionary<string, LegacyField>(), instances);

    private static CanonicalRecord WithForms(IReadOnlyDictionary<string, LegacyField> legacy, params string[] instances) =>
        Map("ticket:11", Kind.Ticket, $"{{\"Row\":{{\"Id\":1}},\"Forms\":[{string.Join(',', instances)}]}}", legacy);

    private static CanonicalRecord Map(string objectName, Kind kind, string body, IReadOnlyDictionary<string, LegacyField>? legacy = null) =>
        new VivantioMapper(AccountZone.Named("Europe/Berlin"), new VivantioIndex(Schema), legacy ?? new Dictionary<string, LegacyField>())
            .Map(new SourceRecord(new RecordKey("vivantio", kind, "1"), objectName, Encoding.UTF8.GetBytes(body), null));

    private static FieldValue Value(CanonicalRecord record, string name) => record.Fields.Single(field => field.Schema.Name == name).Value;
}
