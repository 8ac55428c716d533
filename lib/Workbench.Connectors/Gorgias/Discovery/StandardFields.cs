using Workbench.Core.Schema;

namespace Workbench.Connectors.Gorgias.Discovery;

/// <summary>Fields that every account has (developers.gorgias.com reference, 2026).</summary>
internal static class StandardFields
{
    public static readonly IReadOnlyList<FieldSchema> Customer =
    [
        new("external_id", "External id", FieldType.Text, FieldRole.Id),
        new("name", "Name", FieldType.Text, FieldRole.Name),
        new("firstname", "First name", FieldType.Text, FieldRole.FirstName),
        new("lastname", "Last name", FieldType.Text, FieldRole.LastName),
        new("email", "E-mail", FieldType.Email, FieldRole.Email, MaxLength: 320),
        new("phone", "Phone channels", FieldType.Phone, FieldRole.Phone),
        new("language", "Language", FieldType.Text, FieldRole.Language),
        new(GorgiasNames.Organization, "Organization (meta)", FieldType.Text, FieldRole.Organization),
        new(GorgiasNames.Note, "Note", FieldType.LongText),
    ];

    public static readonly IReadOnlyList<FieldSchema> Ticket =
    [
        new("external_id", "External id", FieldType.Text, FieldRole.Id, MaxLength: 255),
        new("subject", "Subject", FieldType.Text, FieldRole.Subject, MaxLength: 998),
        new(GorgiasNames.Note, "Opening internal note", FieldType.LongText, FieldRole.Body),
        new(GorgiasNames.Status, "Status", FieldType.Choice, FieldRole.Status, [new("open", "open"), new("closed", "closed")]),
        new("priority", "Priority", FieldType.Choice, FieldRole.Priority,
            [new("critical", "critical"), new("high", "high"), new("normal", "normal"), new("low", "low")]),
        new("channel", "Channel", FieldType.Text, FieldRole.Channel),
        new("customer", "Customer", FieldType.Link, FieldRole.Requester, LinkedObject: GorgiasNames.Customer),
        new(GorgiasNames.Organization, "Organization (meta)", FieldType.Text, FieldRole.Organization),
        new("assignee_user", "Assignee", FieldType.Agent, FieldRole.Assignee),
        new("assignee_team", "Team", FieldType.Text, FieldRole.Team),
        new("created_datetime", "Created", FieldType.Instant, FieldRole.CreatedAt),
        new("closed_datetime", "Closed", FieldType.Instant, FieldRole.ClosedAt),
        new("updated_datetime", "Updated", FieldType.Instant, FieldRole.ModifiedAt),
    ];

    public static readonly IReadOnlyList<FieldSchema> Message =
    [
        new("external_id", "External id", FieldType.Text, FieldRole.Id, MaxLength: 255),
        new("body", "Text", FieldType.LongText, FieldRole.Body),
        new("subject", "Subject", FieldType.Text, FieldRole.Subject),
        new("sender", "Sender", FieldType.Agent, FieldRole.CreatedBy),
        new("created_datetime", "Time", FieldType.Instant, FieldRole.OccurredAt),
        new("channel", "Channel", FieldType.Text, FieldRole.ActivityType),
        new("direction", "Direction", FieldType.Text, FieldRole.Direction),
        new("from", "From", FieldType.Text, FieldRole.From),
        new("to", "To", FieldType.Text, FieldRole.To),
        new("cc", "Cc", FieldType.Text, FieldRole.Cc),
        new("bcc", "Bcc", FieldType.Text, FieldRole.Bcc),
        new("attachments", "Files", FieldType.File),
    ];
}
