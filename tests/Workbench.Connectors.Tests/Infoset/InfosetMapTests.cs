using System.Text;
using Workbench.Connectors.Infoset;
using Workbench.Connectors.Infoset.Shapes;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Security;

namespace Workbench.Connectors.Tests.Infoset;

/// <summary>Mapping is pure: bodies in, records out, no account.</summary>
public sealed class InfosetMapTests
{
    private static readonly FieldSchema[] Custom =
    [
        new("cf_region", "Region", FieldType.Choice, Options: [new("EU", "EU")], IsCustom: true, VendorId: "cf_region"),
        new("cf_seats", "Seats", FieldType.Number, IsCustom: true, VendorId: "cf_seats"),
        new("cf_day", "Day", FieldType.Date, IsCustom: true, VendorId: "cf_day"),
        new("cf_vip", "VIP", FieldType.Boolean, IsCustom: true, VendorId: "cf_vip"),
        new("custom.subject", "Own subject", FieldType.Text, IsCustom: true, VendorId: "subject"),
    ];

    private static readonly SchemaSnapshot Schema = new(
        "infoset",
        "test",
        [.. InfosetShapes.All.Select(shape => new ObjectSchema(
            shape.Name, shape.Label, shape.Kind, null, [.. shape.Fields.Select(WithStages), .. shape.PropertyObject is null ? [] : Custom]))],
        [new("12", "Agent One", "one@example.com", true)],
        []);

    [Theory]
    [InlineData("status", "2", "Option", "Pending")]
    [InlineData("status", "9", "Unreadable", "9")]
    [InlineData("priority", "4", "Option", "Urgent")]
    [InlineData("priority", "0", "Empty", "")]
    [InlineData("stageId", "14", "Option", "Waiting")]
    [InlineData("stageId", "99", "Unreadable", "99")]
    [InlineData("contactId", "501", "References", "infoset/contact/501")]
    [InlineData("contactId", "null", "Empty", "")]
    [InlineData("ownerIds", "[12,13]", "Agent", "one@example.com")]
    [InlineData("ownerIds", "[13]", "Agent", "13")]
    [InlineData("ownerIds", "[]", "Empty", "")]
    [InlineData("tags", "[\"VIP\",\"new\"]", "Text", "VIP, new")]
    [InlineData("content", "\"<p>a&nbsp;b</p>\\n\"", "Html", "<p>a&nbsp;b</p>\n")]
    [InlineData("content", "\"\"", "Empty", "")]
    [InlineData("createdDate", "\"2026-02-01T10:00:00.1234567Z\"", "Instant", "2026-02-01T10:00:00Z")]
    [InlineData("createdDate", "\"2026-02-01T10:00:00\"", "Instant", "2026-02-01T10:00:00Z")]
    [InlineData("createdDate", "\"2026-02-01T13:00:00+03:00\"", "Instant", "2026-02-01T10:00:00Z")]
    [InlineData("createdDate", "\"soon\"", "Unreadable", "soon")]
    [InlineData("dueDate", "\"2026-02-03\"", "Date", "2026-02-03")]
    [InlineData("dueDate", "\"2026-02-30\"", "Unreadable", "2026-02-30")]
    public void Map_TicketValue_IsDecodedByType(string field, string json, string shape, string printed)
    {
        var value = Map("tickets", Kind.Ticket, $$"""{"ticket":{"id":7001,"{{field}}":{{json}}},"breaches":[]}""").Value(field);
        Assert.Equal((shape, printed), (value.GetType().Name, value.Print()));
    }

    [Theory]
    [InlineData("cf_region", "\"EU\"", "Option", "EU")]
    [InlineData("cf_region", "\"Mars\"", "Unreadable", "Mars")]
    [InlineData("cf_seats", "7.50", "Number", "7.5")]
    [InlineData("cf_seats", "\"many\"", "Unreadable", "many")]
    [InlineData("cf_day", "\"2026-02-03T00:00:00Z\"", "Date", "2026-02-03")]
    [InlineData("cf_vip", "true", "Boolean", "true")]
    [InlineData("cf_vip", "null", "Empty", "")]
    [InlineData("subject", "\"theirs\"", "Text", "theirs")]
    public void Map_CustomValue_IsFoundByItsMachineName(string property, string json, string shape, string printed)
    {
        var record = Map("contacts", Kind.Contact, $$$"""{"id":501,"customProperties":{"{{{property}}}":{{{json}}}}}""");
        var value = record.Fields.Single(field => field.Schema.VendorId == property).Value;
        Assert.Equal((shape, printed), (value.GetType().Name, value.Print()));
    }

    [Fact]
    public void Map_TicketOwners_FirstIsAssigneeOthersAreNamed()
    {
        var record = Map("tickets", Kind.Ticket, """{"ticket":{"id":7001,"ownerIds":[12,13],"source":"email"},"breaches":[{"slaName":"Gold"}]}""");
        Assert.Equal([new RecordLink(record.Key, LinkRole.Assignee, new("infoset", Kind.Agent, "12"))], record.Links);
        Assert.Equal(
            ("13", "Gold", "email", "email"),
            (record.Value("otherOwners").Print(), record.Value("breaches").Print(), record.ByRole(FieldRole.Channel).Print(), record.Value("channel_source").Print()));
    }

    [Theory]
    [InlineData("""{"id":1,"type":"note","isInternal":true,"isAgent":true}""", "note", "outbound")]
    [InlineData("""{"id":1,"type":"email","isInternal":true,"isAgent":true}""", "note", "outbound")]
    [InlineData("""{"id":1,"type":"system","isInternal":false,"isAgent":false}""", "system note", "outbound")]
    [InlineData("""{"id":1,"type":"call","direction":"in","isAgent":true}""", "call", "inbound")]
    [InlineData("""{"id":1,"type":"sms","direction":"out","isAgent":false}""", "sms", "outbound")]
    [InlineData("""{"id":1,"emailId":33,"isAgent":false}""", "email", "inbound")]
    [InlineData("""{"id":1,"content":"hello","isAgent":true}""", "reply", "outbound")]
    [InlineData("""{"id":1}""", "reply", "inbound")]
    public void Map_Log_HasFormAndDirection(string log, string form, string direction)
    {
        var record = Map("ticket-logs", Kind.Message, $$$"""{"log":{{{log}}}}""");
        Assert.Equal((form, direction), (record.ByRole(FieldRole.ActivityType).Print(), record.ByRole(FieldRole.Direction).Print()));
    }

    [Fact]
    public void Map_Mail_TakesItsTextFromTheSecondAnswer()
    {
        var record = Map("ticket-logs", Kind.Message, """
            {"log":{"id":1,"ticketId":7001,"emailId":33,"ownerId":12,"contactId":null,"createdDate":"2026-02-01T10:00:00Z"},
             "email":{"id":33,"fromAddress":"one@example.com","toAddresses":["a@example.com","b@example.com"],"subject":"Refund","htmlBody":null,"textBody":"plain","direction":"out"}}
            """);
        Assert.Equal(
            ("one@example.com", "a@example.com, b@example.com", "Refund", "outbound"),
            (record.ByRole(FieldRole.From).Print(), record.ByRole(FieldRole.To).Print(), record.ByRole(FieldRole.Subject).Print(), record.ByRole(FieldRole.Direction).Print()));
        Assert.Equal(new FieldValue.Text("plain"), record.ByRole(FieldRole.Body));
        Assert.Equal(
            [
                new RecordLink(record.Key, LinkRole.Parent, new("infoset", Kind.Ticket, "7001")),
                new RecordLink(record.Key, LinkRole.Author, new("infoset", Kind.Agent, "12")),
            ],
            record.Links);
    }

    [Fact]
    public void Map_GoneMail_SaysSo()
    {
        var record = Map("ticket-logs", Kind.Message, """{"log":{"id":1,"ticketId":7001,"emailId":33},"emailStatus":404}""");
        Assert.True(record.ByRole(FieldRole.Body).IsEmpty);
        Assert.Equal("The vendor answers 404 for e-mail 33.", record.Value("emailMissing").Print());
    }

    [Theory]
    [InlineData("Talep kapatıldı ve #7005 ile birleştirildi", "7005")]
    [InlineData("closed &#39;quoted&#39;", null)]
    [InlineData("no number", null)]
    public void Map_SystemEntry_PointsAtTheNumberItNames(string content, string? ticket)
    {
        var record = Map("ticket-logs", Kind.Message, $$$"""{"log":{"id":1,"type":"system","content":"{{{content}}}"}}""");
        Assert.Equal(ticket, record.Links.Where(link => link.Role == LinkRole.Reference).Select(link => link.To.Id).SingleOrDefault());
    }

    [Fact]
    public void Map_ArticlePath_KeepsSlashesInNames()
    {
        var record = Map("articles", Kind.Article, """{"id":"a-1","path":["Billing","In/Out"],"state":"draft","author":"ONE@example.com","html":"<a href='https://h.example/help/articles/a-2#top'>x</a>"}""");
        Assert.Equal(
            ["infoset/collection/Billing/In%2FOut", "infoset/agent/12", "infoset/article/a-2"], record.Links.Select(link => link.To.ToString()));
        Assert.Equal("false", record.ByRole(FieldRole.IsPublished).Print());
    }

    [Fact]
    public void Map_SameBody_IsTheSameRecord()
    {
        const string body = """{"deal":{"id":9,"status":1,"amount":12.5,"stageId":99},"logs":[{"notes":"called","createdDate":"2026-02-01T10:00:00Z"}]}""";
        var (one, other) = (Map("deals", Kind.Deal, body), Map("deals", Kind.Deal, body));
        Assert.Equal(one.Fields.Select(field => field.Value), other.Fields.Select(field => field.Value));
        Assert.Equal(("1", "2026-02-01T10:00:00Z called"), (one.ByRole(FieldRole.Status).Print(), one.Value("logs").Print()));
    }

    [Fact]
    public void Shapes_Roles_AreUniqueInEachObject() => Assert.All(InfosetShapes.All, shape =>
    {
        var roles = shape.Fields.Select(field => field.Role).Where(role => role is not null and not FieldRole.System).ToList();
        Assert.Equal(roles.Distinct(), roles);
    });

    private static FieldSchema WithStages(FieldSchema field) => field.Name == "stageId" ? field with { Options = [new("14", "Waiting")] } : field;

    private static CanonicalRecord Map(string name, Kind kind, string body)
    {
        var profile = new ConnectionProfile(
            "infoset",
            new Uri("https://api.infoset.app/"),
            new Dictionary<string, string>(),
            new Dictionary<string, Secret> { ["apiKey"] = new("a-key-of-tests") },
            null);
        using var handler = new HttpClientHandler();
        var services = new ConnectorServices(handler, TimeProvider.System, new Random(1), new SecretScrubber());
        return InfosetSource.Entry.Open(profile, services).Map(new SourceRecord(new("infoset", kind, "9"), name, Encoding.UTF8.GetBytes(body), null), Schema);
    }
}
