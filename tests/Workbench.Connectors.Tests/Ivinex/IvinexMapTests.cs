using System.Text;
using System.Text.Json;
using Workbench.Connectors.Ivinex;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Security;

namespace Workbench.Connectors.Tests.Ivinex;

public sealed class IvinexMapTests
{
    private static readonly FieldSchema[] Fields =
    [
        new("choice", "Choice", FieldType.Choice, Options: [new("10", "Client"), new("11", "(please select)")]),
        new("number", "Number", FieldType.Number),
        new("flag", "Flag", FieldType.Boolean),
        new("day", "Day", FieldType.Date),
        new("at", "At", FieldType.Instant),
        new("user", "User", FieldType.Agent),
        new("link", "Link", FieldType.Link, LinkedObject: "2"),
        new("links", "Links", FieldType.Links, LinkedObject: "3"),
        new("loose", "Loose", FieldType.Link),
        new("html", "Html", FieldType.Html),
        new("text", "Text", FieldType.Text),
        new("odd", "Odd", FieldType.Unknown),
    ];

    private static readonly SchemaSnapshot Schema = new(
        "ivinex",
        "test",
        [
            new("1", "Tickets", Kind.Ticket, 1, [.. Fields, new("contact", "Contact", FieldType.Link, FieldRole.Requester, LinkedObject: "2")]),
            new("2", "Contacts", Kind.Contact, 1, []),
            new("3", "Devices", Kind.CustomRecord, 1, []),
            new("4", "Activities", Kind.Message, 1, [new("date", "Date", FieldType.Instant, FieldRole.OccurredAt)]),
        ],
        [new("41", "Agent One", "one@example.com", true)],
        []);

    [Theory]
    [InlineData("choice", "10", "Option", "Client")]
    [InlineData("choice", "0", "Empty", "")]
    [InlineData("choice", "11", "Empty", "")]
    [InlineData("choice", "99", "Unreadable", "99")]
    [InlineData("number", "350.00", "Number", "350")]
    [InlineData("number", "0", "Number", "0")]
    [InlineData("number", "12a", "Unreadable", "12a")]
    [InlineData("flag", "true", "Boolean", "true")]
    [InlineData("flag", "false", "Boolean", "false")]
    [InlineData("flag", "maybe", "Unreadable", "maybe")]
    [InlineData("day", "2026-02-10", "Date", "2026-02-10")]
    [InlineData("day", "2026-02-10 00:00:00", "Date", "2026-02-10")]
    [InlineData("day", "2023-02-29", "Unreadable", "2023-02-29")]
    [InlineData("day", null, "Empty", "")]
    [InlineData("at", "2026-01-15 12:00:00", "Instant", "2026-01-15T11:00:00Z")]
    [InlineData("at", "2026-07-15 12:00:00", "Instant", "2026-07-15T10:00:00Z")]
    [InlineData("at", "2026-10-25 02:30:00", "Instant", "2026-10-25T01:30:00Z")]
    [InlineData("at", "2026-03-29 02:30:00", "Instant", "2026-03-29T01:30:00Z")]
    [InlineData("at", "yesterday", "Unreadable", "yesterday")]
    [InlineData("user", "41", "Agent", "one@example.com")]
    [InlineData("user", "900000183", "Agent", "900000183")]
    [InlineData("user", "Agent One", "Agent", "one@example.com")]
    [InlineData("user", "0", "Empty", "")]
    [InlineData("link", "77", "References", "ivinex/contact/77")]
    [InlineData("link", "0", "Empty", "")]
    [InlineData("links", "5,6,0", "References", "ivinex/custom-record/3:5,ivinex/custom-record/3:6")]
    [InlineData("loose", "77", "Text", "77")]
    [InlineData("html", "<p>a&nbsp;b</p>\n", "Html", "<p>a&nbsp;b</p>\n")]
    [InlineData("text", "", "Empty", "")]
    [InlineData("text", "0", "Text", "0")]
    [InlineData("odd", "raw", "Text", "raw")]
    [InlineData("layout_1", "1", "Text", "1")]
    public void Map_Value_IsDecodedByType(string field, string? raw, string shape, string printed)
    {
        var record = Map("1", Kind.Ticket, new() { ["collection_id"] = "9", [field] = raw });
        var value = record.Fields.Single(found => found.Schema.Name == field).Value;
        Assert.Equal((shape, printed), (value.GetType().Name, value.Print()));
    }

    [Fact]
    public void Map_UndefinedProperty_IsSystemField() =>
        Assert.Equal(FieldRole.System, Map("1", Kind.Ticket, new() { ["layout_1"] = "1" }).Fields.Single().Schema.Role);

    [Fact]
    public void Map_LinkField_BecomesLinkOfItsRole()
    {
        var links = Map("1", Kind.Ticket, new() { ["contact"] = "20481", ["links"] = "5" }).Links;
        Assert.Equal(
            [
                new RecordLink(new("ivinex", Kind.Ticket, "9"), LinkRole.Requester, new("ivinex", Kind.Contact, "20481")),
                new RecordLink(new("ivinex", Kind.Ticket, "9"), LinkRole.Reference, new("ivinex", Kind.CustomRecord, "3:5")),
            ],
            links);
    }

    [Theory]
    [InlineData("2026-01-15 00:00:00", "14:05:00", "2026-01-15T13:05:00Z")]
    [InlineData("2026-01-15", "14:05", "2026-01-15T13:05:00Z")]
    [InlineData("2026-01-15 09:00:00", "14:05:00", "2026-01-15T08:00:00Z")]
    [InlineData("2026-01-15", "", "2026-01-14T23:00:00Z")]
    public void Map_ActivityDate_IsJoinedWithStartTime(string date, string time, string printed)
    {
        var record = Map("4", Kind.Message, new() { ["date"] = date, ["start_time"] = time });
        Assert.Equal(printed, record.ByRole(FieldRole.OccurredAt).Print());
    }

    private static CanonicalRecord Map(string tab, Kind kind, Dictionary<string, string?> body)
    {
        var profile = new ConnectionProfile(
            "ivinex",
            new Uri("https://site.ivinex.com/API/"),
            new Dictionary<string, string> { ["user"] = "api", ["zone"] = "Europe/Berlin" },
            new Dictionary<string, Secret> { ["password"] = new("pass-word") },
            null);
        using var handler = new HttpClientHandler();
        var services = new ConnectorServices(handler, TimeProvider.System, new Random(1), new SecretScrubber());
        var record = new SourceRecord(new("ivinex", kind, "9"), tab, Encoding.UTF8.GetBytes(JsonSerializer.Serialize(body)), null);
        return IvinexSource.Entry.Open(profile, services).Map(record, Schema);
    }
}
