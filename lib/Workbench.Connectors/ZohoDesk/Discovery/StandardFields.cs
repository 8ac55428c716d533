using Workbench.Core.Schema;

namespace Workbench.Connectors.ZohoDesk.Discovery;

/// <summary>Fields that every portal has (Zoho Desk OpenAPI 1.0); lengths as stated there, the shorter one where sources disagree.</summary>
internal static class StandardFields
{
    public const string Status = "status";

    /// <summary>Options of this field name the status type (Open, On Hold, Closed) of each status.</summary>
    public const string StatusType = "statusType";

    public const string FullName = "fullName";

    public static readonly IReadOnlyList<FieldSchema> Account =
    [
        new("accountName", "Account name", FieldType.Text, FieldRole.Name, MaxLength: 200, IsRequired: true),
        new("phone", "Phone", FieldType.Phone, FieldRole.Phone, MaxLength: 50),
        new("website", "Website", FieldType.Url, FieldRole.Website, MaxLength: 255),
        new("code", "Postcode", FieldType.Text, MaxLength: 30),
        new("description", "Description", FieldType.LongText, MaxLength: 65_535),
        new(DeskNames.Note, "Private comment", FieldType.LongText),
    ];

    public static readonly IReadOnlyList<FieldSchema> Contact =
    [
        new("firstName", "First name", FieldType.Text, FieldRole.FirstName, MaxLength: 100),
        new("lastName", "Last name", FieldType.Text, FieldRole.LastName, MaxLength: 200),
        new(FullName, "First and last name", FieldType.Text, FieldRole.Name, MaxLength: 300),
        new("email", "E-mail", FieldType.Email, FieldRole.Email, MaxLength: 255),
        new("secondaryEmail", "Secondary e-mail", FieldType.Email, MaxLength: 255),
        new("phone", "Phone", FieldType.Phone, FieldRole.Phone, MaxLength: 50),
        new("mobile", "Mobile", FieldType.Phone, MaxLength: 50),
        new("title", "Title", FieldType.Text, MaxLength: 100),
        new("street", "Street", FieldType.Text, MaxLength: 250),
        new("city", "City", FieldType.Text, MaxLength: 100),
        new("state", "State", FieldType.Text, MaxLength: 100),
        new("country", "Country", FieldType.Text, MaxLength: 100),
        new("zip", "Postcode, digits only", FieldType.Text, MaxLength: 30),
        new("description", "Description", FieldType.LongText, MaxLength: 65_535),
        new(DeskNames.Account, "Account", FieldType.Link, FieldRole.Organization, LinkedObject: DeskNames.Account),
        new(DeskNames.Note, "Private comment", FieldType.LongText),
    ];

    public static readonly IReadOnlyList<FieldSchema> Ticket =
    [
        new("subject", "Subject", FieldType.Text, FieldRole.Subject, MaxLength: 255, IsRequired: true),
        new("description", "Description", FieldType.LongText, FieldRole.Body, MaxLength: 65_535),
        new(DeskNames.Contact, "Contact", FieldType.Link, FieldRole.Requester, LinkedObject: DeskNames.Contact),
        new(DeskNames.Account, "Account", FieldType.Link, FieldRole.Organization, LinkedObject: DeskNames.Account),
        new("assignee", "Owner", FieldType.Agent, FieldRole.Assignee),
        new(DeskNames.Team, "Team", FieldType.Text, FieldRole.Team),
        new("dueDate", "Due", FieldType.Instant, FieldRole.DueAt),
        new(DeskNames.Note, "Private comment", FieldType.LongText),
    ];

    public static readonly IReadOnlyList<FieldSchema> Task =
    [
        new("subject", "Subject", FieldType.Text, FieldRole.Subject, MaxLength: 300, IsRequired: true),
        new("description", "Description", FieldType.LongText, FieldRole.Body, MaxLength: 65_535),
        new("assignee", "Owner", FieldType.Agent, FieldRole.Assignee),
        new("dueDate", "Due", FieldType.Instant, FieldRole.DueAt),
        new(DeskNames.Ticket, "Ticket", FieldType.Link, LinkedObject: DeskNames.Ticket),
        new(DeskNames.Contact, "Contact", FieldType.Link, FieldRole.Requester, LinkedObject: DeskNames.Contact),
        new(DeskNames.Note, "Private comment", FieldType.LongText),
    ];

    public static readonly IReadOnlyList<FieldSchema> Call =
    [
        new("subject", "Subject", FieldType.Text, FieldRole.Subject, MaxLength: 300, IsRequired: true),
        new("description", "Description", FieldType.LongText, FieldRole.Body, MaxLength: 65_535),
        new("direction", "Direction", FieldType.Text, FieldRole.Direction),
        new("startTime", "Start", FieldType.Instant, FieldRole.OccurredAt),
        new("duration", "Duration in seconds", FieldType.Number, FieldRole.CallDuration),
        new(DeskNames.Contact, "Contact", FieldType.Link, FieldRole.Requester, LinkedObject: DeskNames.Contact),
    ];

    public static readonly IReadOnlyList<FieldSchema> Comment =
    [
        new("body", "Text", FieldType.LongText, FieldRole.Body),
        new("author", "Author", FieldType.Agent, FieldRole.CreatedBy, IsWritable: false),
        new("created_at", "Time", FieldType.Instant, FieldRole.OccurredAt, IsWritable: false),
        new("attachments", "Files", FieldType.File),
    ];

    /// <summary>Standard picklists whose values stand in the layouts, by twin.</summary>
    public static IReadOnlyList<string> Lists(string twin) => twin switch
    {
        DeskNames.Ticket => [Status, "priority", "channel", "classification", "category"],
        DeskNames.Task => [Status, "priority"],
        _ => [],
    };

    public static IReadOnlyList<FieldSchema> Of(string twin) => twin switch
    {
        DeskNames.Account => Account,
        DeskNames.Contact => Contact,
        DeskNames.Ticket => Ticket,
        DeskNames.Task => Task,
        _ => Call,
    };
}
