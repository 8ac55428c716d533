namespace Workbench.Core.Schema;

/// <summary>What a standard field means, whatever a vendor calls it. Custom fields have no role.</summary>
public static class FieldRole
{
    public const string Id = "id";
    public const string Name = "name";
    public const string FirstName = "first-name";
    public const string LastName = "last-name";
    public const string Email = "email";
    public const string Phone = "phone";
    public const string Website = "website";
    public const string Organization = "organization";
    public const string Subject = "subject";
    public const string Body = "body";
    public const string Status = "status";
    public const string Priority = "priority";
    public const string Requester = "requester";
    public const string Assignee = "assignee";
    public const string DueAt = "due-at";
    public const string ActivityType = "activity-type";
    public const string Direction = "direction";
    public const string OccurredAt = "occurred-at";
    public const string From = "from";
    public const string To = "to";
    public const string Cc = "cc";
    public const string Bcc = "bcc";
    public const string CallDuration = "call-duration";
    public const string CallDisposition = "call-disposition";
    public const string CreatedAt = "created-at";
    public const string CreatedBy = "created-by";
    public const string ModifiedAt = "modified-at";
    public const string ModifiedBy = "modified-by";
    public const string IsActive = "is-active";

    /// <summary>True for a record that somebody deleted or merged into another, where the vendor goes on to list it.</summary>
    public const string IsDeleted = "is-deleted";

    /// <summary>How a ticket came in, for example <c>email</c>, <c>chat</c>, <c>phone</c>.</summary>
    public const string Channel = "channel";

    /// <summary>What sort of ticket it is, for example <c>Incident</c>.</summary>
    public const string TicketType = "ticket-type";

    /// <summary>The team a ticket or task is assigned to.</summary>
    public const string Team = "team";
    public const string ClosedAt = "closed-at";
    public const string ResolvedAt = "resolved-at";

    /// <summary>Two-letter language of an article.</summary>
    public const string Language = "language";

    /// <summary>True for a published article.</summary>
    public const string IsPublished = "is-published";

    /// <summary>Shared by the translations of one article.</summary>
    public const string Translations = "translations";
    public const string FileName = "file-name";
    public const string ContentType = "content-type";
    public const string FileBytes = "file-bytes";
    public const string FileUrl = "file-url";

    /// <summary>Technical noise without business meaning (layout pseudo-fields, site ids, change masks).</summary>
    public const string System = "system";
}
