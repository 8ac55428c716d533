using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Discovery;

/// <summary>Fields of collections and articles (OpenAPI 2.16), and what stands in for those that do not exist.</summary>
internal static class HelpCenterFields
{
    public const string About = "about";
    public const string Visibility = "visibility";

    public static readonly IReadOnlyList<FieldSchema> Collection =
    [
        new("name", "Name", FieldType.Text, FieldRole.Name),
        new("description", "Description", FieldType.LongText, FieldRole.Body),
        new(IntercomNames.Collection, "Collection above", FieldType.Link, LinkedObject: IntercomNames.Collection),
    ];

    public static readonly IReadOnlyList<FieldSchema> Article =
    [
        new("title", "Title", FieldType.Text, FieldRole.Subject),
        new("body", "Text", FieldType.Html, FieldRole.Body),
        new("state", "State", FieldType.Choice, FieldRole.IsPublished, [new("draft", "draft"), new("published", "published")]),
        new(Visibility, "Public or internal article", FieldType.Text),
        new("language", "Language", FieldType.Text, FieldRole.Language),
        new("author", "Author", FieldType.Agent, FieldRole.CreatedBy),
        new(IntercomNames.Collection, "Collection", FieldType.Link, LinkedObject: IntercomNames.Collection),
        new(About, "Line of the description, or of an internal article's text", FieldType.LongText),
    ];
}
