using Workbench.Connectors.Kit;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Vivantio;

/// <summary>
/// Properties of everything but tickets (apiexamples Dtos and, for callers on read, files and articles, third-party clients, January 2026).
/// </summary>
internal static class RecordFields
{
    public static IReadOnlyList<FieldSchema> Users { get; } =
    [
        Standard.Field("Id", "Id", FieldType.Text, FieldRole.Id),
        Standard.Field("FirstName", "First name", FieldType.Text, FieldRole.FirstName),
        Standard.Field("LastName", "Last name", FieldType.Text, FieldRole.LastName),
        Standard.Field("EmailAddress", "E-mail", FieldType.Email, FieldRole.Email),
        Standard.Field("Active", "Active", FieldType.Boolean, FieldRole.IsActive),
        Standard.Field("Roles", "Roles", FieldType.Text),
    ];

    public static IReadOnlyList<FieldSchema> Groups { get; } =
    [
        Standard.Field("Id", "Id", FieldType.Text, FieldRole.Id),
        Standard.Field("Name", "Name", FieldType.Text, FieldRole.Name),
        Standard.Field("Members", "Members", FieldType.Text),
    ];

    public static IReadOnlyList<FieldSchema> Clients { get; } =
    [
        Standard.Field("Id", "Id", FieldType.Text, FieldRole.Id),
        Standard.Field("Reference", "Reference", FieldType.Text),
        Standard.Field("Name", "Name", FieldType.Text, FieldRole.Name),
        Standard.Field("WebSite", "Web site", FieldType.Url, FieldRole.Website),
        Standard.Field("Email", "E-mail", FieldType.Email, FieldRole.Email),
        Standard.Field("EmailSuffix", "E-mail domain", FieldType.Text),
        Standard.Field("Alert", "Alert", FieldType.LongText),
        Standard.Field("Notes", "Notes", FieldType.LongText),
        Standard.Field("ExternalKey", "External key", FieldType.Text),
        Standard.Field("ExternalSource", "External source", FieldType.Text),
        Standard.Field("CreatedDate", "Created", FieldType.Instant, FieldRole.CreatedAt),
        Standard.Field("UpdateDate", "Updated", FieldType.Instant, FieldRole.ModifiedAt),
        Standard.Deleted,
        Standard.Technical("StatusId"),
        Standard.Choice("StatusName", "Client status", []),
        Standard.Technical("RecordTypeId"),
    ];

    public static IReadOnlyList<FieldSchema> Callers { get; } =
    [
        Standard.Field("Id", "Id", FieldType.Text, FieldRole.Id),
        Standard.Field("DisplayId", "Caller number", FieldType.Text),
        Standard.Field("Name", "Name", FieldType.Text, FieldRole.Name),
        Standard.Field("FirstName", "First name", FieldType.Text, FieldRole.FirstName),
        Standard.Field("LastName", "Last name", FieldType.Text, FieldRole.LastName),
        Standard.Field("Email", "E-mail", FieldType.Email, FieldRole.Email),
        Standard.Field("Phone", "Phone", FieldType.Phone, FieldRole.Phone),
        Standard.Field("DomainLoginName", "Domain login", FieldType.Text),
        Standard.Link("ClientId", "Client", VivantioNames.Client, FieldRole.Organization),
        Standard.Field("LocationId", "Location", FieldType.Text),
        Standard.Field("SelfServiceLoginEnabled", "Self-service login", FieldType.Boolean),
        Standard.Field("Notes", "Notes", FieldType.LongText),
        Standard.Field("ExternalKey", "External key", FieldType.Text),
        Standard.Field("ExternalSource", "External source", FieldType.Text),
        Standard.Technical("RecordTypeId"),
        Standard.Field("CreateDate", "Created", FieldType.Instant, FieldRole.CreatedAt),
        Standard.Field("UpdateDate", "Updated", FieldType.Instant, FieldRole.ModifiedAt),
        Standard.Deleted,
    ];

    public static IReadOnlyList<FieldSchema> Actions { get; } =
    [
        Standard.Field("Id", "Id", FieldType.Text, FieldRole.Id),
        Standard.Field("Form", "Form", FieldType.Text, FieldRole.ActivityType),
        Standard.Field("Direction", "Direction", FieldType.Text, FieldRole.Direction),
        Standard.Field("ActionDate", "Date", FieldType.Instant, FieldRole.OccurredAt),
        Standard.Field("From", "From", FieldType.Text, FieldRole.From),
        Standard.Technical("ActionUserName"),
        Standard.Technical("ActionUserEmail"),
        Standard.Field("Description", "Action", FieldType.Text),
        Standard.Field("NotesHtml", "Text", FieldType.Html, FieldRole.Body),
        Standard.Technical("Notes"),
        Standard.Field("Effort", "Effort (minutes)", FieldType.Number),
        Standard.Field("IsPrivate", "Private", FieldType.Boolean),
    ];

    public static IReadOnlyList<FieldSchema> Shelves { get; } =
    [
        Standard.Field("Id", "Id", FieldType.Text, FieldRole.Id),
        Standard.Field("Name", "Name", FieldType.Text, FieldRole.Name),
        Standard.Technical("ParentId"),
        Standard.Technical("Lineage"),
    ];

    public static IReadOnlyList<FieldSchema> Attachments { get; } =
    [
        Standard.Field("AttachmentGuid", "File id", FieldType.Text, FieldRole.Id),
        Standard.Field("FileName", "File name", FieldType.Text, FieldRole.FileName),
        Standard.Field("ContentType", "Content type", FieldType.Text, FieldRole.ContentType),
        Standard.Field("Size", "Size in bytes", FieldType.Number, FieldRole.FileBytes),
        Standard.Field("Url", "Address", FieldType.Url, FieldRole.FileUrl),
        Standard.Field("Description", "Description", FieldType.Text),
        Standard.Field("IsPrivate", "Private", FieldType.Boolean),
        Standard.Field("CreatedDate", "Created", FieldType.Instant, FieldRole.CreatedAt),
        Standard.Technical("Kind"),
        Standard.Technical("UniqueId"),
        Standard.Technical("ArticleId"),
    ];

    /// <param name="shelves">Ids and lineages of the shelves; an article names its own by id.</param>
    public static IReadOnlyList<FieldSchema> Articles(IReadOnlyList<FieldOption> shelves) =>
    [
        Standard.Field("Id", "Id", FieldType.Text, FieldRole.Id),
        Standard.Field("Title", "Title", FieldType.Text, FieldRole.Subject),
        Standard.Field("Text", "Text", FieldType.Html, FieldRole.Body),
        Standard.Field("Keywords", "Keywords", FieldType.Text),
        Standard.Technical("CategoryId"),
        new(ArticleShelf.Field, "Category", FieldType.Choice, FieldRole.System, shelves),
        Standard.Field("ThemeName", "Theme", FieldType.Text),
        Standard.Field("Description", "Description", FieldType.LongText),
        Standard.Field("AverageRating", "Average rating", FieldType.Number),
        Standard.Field("IsPublished", "Published", FieldType.Boolean, FieldRole.IsPublished),
        Standard.Field("State", "State", FieldType.Text),
        Standard.Field("Visibility", "Visibility", FieldType.Text),
        Standard.Field("Language", "Language", FieldType.Text, FieldRole.Language),
        Standard.Field("PublishedAt", "Published at", FieldType.Instant),
        Standard.Field("GroupKey", "Translations", FieldType.Text, FieldRole.Translations),
    ];
}
