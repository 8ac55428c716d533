namespace Workbench.Emulators.Samples;

/// <summary>A case that customers and agents talk about.</summary>
/// <param name="Description">HTML, as a rich-text editor stored it; empty when nobody wrote one.</param>
/// <param name="Status">One of <see cref="SampleAccount.TicketStatuses"/>.</param>
/// <param name="Priority">One of <see cref="SampleAccount.TicketPriorities"/>.</param>
/// <param name="ContactId">May be missing, and may name a contact that does not exist.</param>
/// <param name="AssigneeId">May be missing, name a former agent, or one that nobody knows.</param>
/// <param name="ModifiedById">The user who saved the ticket last.</param>
public sealed record SampleTicket(
    string Id,
    string Subject,
    string Description,
    string Status,
    string Priority,
    string Channel,
    string? ContactId,
    string? OrganizationId,
    string? AssigneeId,
    string? ModifiedById,
    DateOnly? DueOn,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    IReadOnlyDictionary<string, string?> Custom);

public enum SampleMessageKind { Email, Call, Note, Sms }

public enum SampleDirection { Inbound, Outbound }

public enum SampleAuthorKind { Contact, Agent }

public enum SampleBodyType { Text, Html }

/// <summary>One communication. Its parents are a ticket, a contact, an organization, several of them, or none.</summary>
/// <param name="To">Recipients in one line, comma-separated; empty when the sample does not know them.</param>
/// <param name="WallClock">
/// The local time that a person typed, where it differs from <paramref name="CreatedAt"/>: it may not exist in any zone with
/// daylight saving. A vendor that stores local times without a zone shows it as it is.
/// </param>
/// <param name="IsLinkedTwice">True when the vendor's link table holds the link to the first parent two times.</param>
public sealed record SampleMessage(
    string Id,
    SampleMessageKind Kind,
    SampleDirection Direction,
    SampleAuthorKind AuthorKind,
    string? AuthorId,
    string Subject,
    SampleBodyType BodyType,
    string Body,
    string To,
    string Cc,
    string Bcc,
    TimeSpan? CallDuration,
    string? CallDisposition,
    string? TicketId,
    string? ContactId,
    string? OrganizationId,
    DateTimeOffset CreatedAt,
    DateTime? WallClock,
    bool IsLinkedTwice);

/// <summary>Something an agent has to do, with at most one parent.</summary>
public sealed record SampleTask(
    string Id,
    string Subject,
    string Description,
    string Status,
    string? AssigneeId,
    DateOnly? DueOn,
    string? TicketId,
    string? ContactId,
    string? OrganizationId,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);

public enum SampleParentKind { Ticket, Message, Contact, Organization, Task }

/// <summary>What the vendor's download address does when it is called.</summary>
public enum SampleDownload { Works, Expired, AnswersHtml }

/// <summary>A file on a record. Its bytes come from <see cref="SampleAccount.OpenAttachment"/>.</summary>
/// <param name="FileName">As stored: may hold path characters and any script.</param>
public sealed record SampleAttachment(
    string Id,
    SampleParentKind ParentKind,
    string ParentId,
    string FileName,
    string ContentType,
    long SizeBytes,
    SampleDownload Download,
    DateTimeOffset CreatedAt);
