using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Tests.Intercom;

/// <summary>A small invented source account: schema and record builders.</summary>
internal static class SampleSource
{
    public static readonly ObjectSchema Organizations = Object("orgs", "Organizations", Kind.Organization,
        Id(), new("name", "Name", FieldType.Text, FieldRole.Name), new("web", "Website", FieldType.Url, FieldRole.Website),
        new("created", "Created", FieldType.Instant, FieldRole.CreatedAt), new("tier", "Tier", FieldType.Choice, Options: Labels("Gold", "Silver")),
        new("story", "Story", FieldType.Html));

    public static readonly ObjectSchema Contacts = Object("contacts", "Contacts", Kind.Contact,
        Id(), new("first", "First name", FieldType.Text, FieldRole.FirstName), new("last", "Last name", FieldType.Text, FieldRole.LastName),
        new("email", "E-mail", FieldType.Email, FieldRole.Email), new("phone", "Phone", FieldType.Phone, FieldRole.Phone),
        new("org", "Organization", FieldType.Link, FieldRole.Organization, LinkedObject: "orgs"),
        new("created", "Created", FieldType.Instant, FieldRole.CreatedAt), new("modified", "Modified", FieldType.Instant, FieldRole.ModifiedAt),
        new("birthday", "Birthday", FieldType.Date), new("score", "Score", FieldType.Number), new("vip", "VIP", FieldType.Boolean),
        new("layout", "Layout", FieldType.Text, FieldRole.System));

    public static readonly ObjectSchema Tickets = Object("tickets", "Tickets", Kind.Ticket,
        Id(), new("subject", "Subject", FieldType.Text, FieldRole.Subject), new("body", "Description", FieldType.Html, FieldRole.Body),
        new("status", "Status", FieldType.Choice, FieldRole.Status, Labels("New", "In progress", "Waiting", "Closed")),
        new("priority", "Priority", FieldType.Choice, FieldRole.Priority, Labels("High", "Low")),
        new("contact", "Contact", FieldType.Link, FieldRole.Requester, LinkedObject: "contacts"),
        new("owner", "Owner", FieldType.Agent, FieldRole.Assignee), new("created", "Created", FieldType.Instant, FieldRole.CreatedAt),
        new("due", "Due", FieldType.Date, FieldRole.DueAt));

    public static readonly ObjectSchema Tasks = Object("tasks", "Tasks", Kind.Task,
        Id(), new("subject", "Subject", FieldType.Text, FieldRole.Subject), new("status", "Status", FieldType.Choice, FieldRole.Status, Labels("Open", "Done")),
        new("due", "Due", FieldType.Date, FieldRole.DueAt));

    public static readonly ObjectSchema Messages = Object("activities", "Activities", Kind.Message,
        Id(), new("type", "Activity", FieldType.Choice, FieldRole.ActivityType, Labels("Call", "Email", "Note", "Text message")),
        new("subject", "Subject", FieldType.Text, FieldRole.Subject), new("body", "Description", FieldType.Html, FieldRole.Body),
        new("at", "Date", FieldType.Instant, FieldRole.OccurredAt), new("direction", "Direction", FieldType.Choice, FieldRole.Direction, Labels("Inbound", "Outbound")),
        new("from", "From", FieldType.Email, FieldRole.From), new("by", "Created by", FieldType.Agent, FieldRole.CreatedBy));

    public static readonly ObjectSchema Files = Object("files", "Files", Kind.Attachment,
        Id(), new("name", "File", FieldType.Text, FieldRole.FileName), new("type", "Type", FieldType.Text, FieldRole.ContentType),
        new("bytes", "Size", FieldType.Number, FieldRole.FileBytes), new("url", "Link", FieldType.Url, FieldRole.FileUrl));

    public static readonly ObjectSchema Contracts = Object("contracts", "Contracts", Kind.CustomRecord, Id(), new("title", "Title", FieldType.Text));

    public static readonly SchemaSnapshot Schema = new(
        "ivinex", "acct", [Organizations, Contacts, Tickets, Tasks, Messages, Files, Contracts, SampleHelpCenter.Collections, SampleHelpCenter.Articles],
        [new("7", "Mia Keller", "mia@workspace.example", true), new("8", "Old Hand", "old@source.example", false), new("9", "New Hire", "new@source.example", true)],
        []);

    public static RecordKey Key(Kind kind, string id) => new("ivinex", kind, id);

    public static FieldValue Text(string text) => text.Length == 0 ? FieldValue.Empty.Value : new FieldValue.Text(text);

    public static FieldValue At(string time) => new FieldValue.Instant(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture));

    public static FieldValue Option(string label) => new FieldValue.Option(label.ToLowerInvariant(), label);

    public static FieldValue Agent(string id)
    {
        var agent = Schema.Agents.Single(found => found.Id == id);
        return new FieldValue.Agent(agent.Id, agent.Email, agent.Name);
    }

    public static FieldValue Link(Kind kind, string id) => new FieldValue.References([Key(kind, id)]);

    private static ObjectSchema Object(string name, string label, Kind kind, params FieldSchema[] fields) => new(name, label, kind, null, fields);

    private static FieldSchema Id() => new("id", "Record id", FieldType.Text, FieldRole.Id);

    private static FieldOption[] Labels(params string[] labels) => [.. labels.Select(label => new FieldOption(label.ToLowerInvariant(), label))];
}
