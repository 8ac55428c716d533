using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Discovery;

/// <summary>Fields that every workspace has (OpenAPI 2.16).</summary>
internal static class StandardFields
{
    public static readonly IReadOnlyList<FieldSchema> Company =
    [
        new("company_id", "Company id", FieldType.Text, FieldRole.Id, IsWritable: true, MaxLength: 255),
        new("name", "Name", FieldType.Text, FieldRole.Name),
        new("website", "Website", FieldType.Url, FieldRole.Website),
        new("industry", "Industry", FieldType.Text),
        new("size", "Size", FieldType.Number),
        new("plan", "Plan", FieldType.Text),
        new("monthly_spend", "Monthly spend", FieldType.Number),
        new("remote_created_at", "Created", FieldType.Instant, FieldRole.CreatedAt),
        new(IntercomNames.Note, "Note", FieldType.LongText),
    ];

    public static readonly IReadOnlyList<FieldSchema> Contact =
    [
        new("external_id", "External id", FieldType.Text, FieldRole.Id, MaxLength: 255),
        new("name", "Name", FieldType.Text, FieldRole.Name),
        new("email", "E-mail", FieldType.Email, FieldRole.Email),
        new("phone", "Phone", FieldType.Phone, FieldRole.Phone),
        new("signed_up_at", "Signed up", FieldType.Instant, FieldRole.CreatedAt),
        new("owner_id", "Owner", FieldType.Agent),
        new("company", "Companies", FieldType.Links, FieldRole.Organization, LinkedObject: IntercomNames.Company),
        new(IntercomNames.Note, "Note", FieldType.LongText),
    ];

    public static readonly IReadOnlyList<FieldSchema> Ticket =
    [
        new("title", "Title", FieldType.Text, FieldRole.Subject),
        new("description", "Description", FieldType.LongText, FieldRole.Body),
        new("contact", "Contact", FieldType.Link, FieldRole.Requester, LinkedObject: IntercomNames.Contact),
        new("company", "Company", FieldType.Link, FieldRole.Organization, LinkedObject: IntercomNames.Company),
        new("assignee", "Assignee", FieldType.Agent, FieldRole.Assignee),
        new("created_at", "Created", FieldType.Instant, FieldRole.CreatedAt),
    ];

    public static readonly IReadOnlyList<FieldSchema> Part =
    [
        new("body", "Text", FieldType.LongText, FieldRole.Body),
        new("author", "Author", FieldType.Agent, FieldRole.CreatedBy),
        new("created_at", "Time", FieldType.Instant, FieldRole.OccurredAt),
        new("attachments", "Files", FieldType.File),
    ];

    public static readonly IReadOnlyList<FieldSchema> NoteFields =
    [
        new("body", "Text", FieldType.LongText, FieldRole.Body),
        new("author", "Author", FieldType.Agent, FieldRole.CreatedBy),
    ];
}
