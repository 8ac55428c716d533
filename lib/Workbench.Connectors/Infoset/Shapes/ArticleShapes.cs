using System.Text.RegularExpressions;
using Workbench.Connectors.Infoset.Wire;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Infoset.Shapes;

/// <summary>Help-centre articles as an operator supplies them, and the collections that their paths make up.</summary>
internal static partial class ArticleShapes
{
    private const string Author = "author";
    private const string Path = "path";
    private const string State = "state";

    public static RecordShape Collection { get; } = new(ObjectNames.Collections, "Article categories", Kind.Collection,
    [
        new("name", "Name", FieldType.Text, FieldRole.Name),
        new(Path, "Path", FieldType.Text, FieldRole.Id),
    ])
    {
        Compute = static (field, reading) => field.Name == Path ? reading.Values.Read(field, IdOf(reading.Row.Texts(Path))) : null,
        Links = static (key, reading) => reading.Row.Texts(Path) is { Count: > 1 } path
            ? [new RecordLink(key, LinkRole.Parent, KeyOf([.. path.SkipLast(1)]))]
            : [],
    };

    public static RecordShape Article { get; } = new(ObjectNames.Articles, "Articles", Kind.Article,
    [
        new("id", "Id", FieldType.Text, FieldRole.Id),
        new("title", "Title", FieldType.Text, FieldRole.Subject),
        new("html", "Text", FieldType.Html, FieldRole.Body),
        new(Path, "Category", FieldType.Text),
        new("language", "Language", FieldType.Text, FieldRole.Language),
        new("groupKey", "Translation group", FieldType.Text, FieldRole.Translations),
        new(State, "Published", FieldType.Boolean, FieldRole.IsPublished),
        new("internal", "Internal", FieldType.Boolean),
        new("keywords", "Keywords", FieldType.Text),
        new(Author, "Author", FieldType.Agent, FieldRole.CreatedBy),
        new("createdAt", "Created", FieldType.Instant, FieldRole.CreatedAt),
        new("updatedAt", "Updated", FieldType.Instant, FieldRole.ModifiedAt),
    ])
    {
        Compute = static (field, reading) => field.Name switch
        {
            Path => reading.Values.Read(field, string.Join(" / ", reading.Row.Texts(Path))),
            State => new FieldValue.Boolean(reading.Row.Text(State) == "published"),
            _ => null,
        },
        Links = ArticleLinks,
    };

    /// <summary>The key of the collection at a path.</summary>
    public static RecordKey KeyOf(IReadOnlyList<string> path) => new(InfosetSource.Name, Kind.Collection, IdOf(path));

    // A slash inside a name must not look like a level.
    private static string IdOf(IReadOnlyList<string> path) => string.Join('/', path.Select(name => name.Replace("/", "%2F", StringComparison.Ordinal)));

    private static IEnumerable<RecordLink> ArticleLinks(RecordKey key, RecordReading reading)
    {
        if (reading.Row.Texts(Path) is { Count: > 0 } path)
        {
            yield return new RecordLink(key, LinkRole.Parent, KeyOf(path));
        }

        if (reading.Row.Text(Author) is { Length: > 0 } author && reading.Values.AgentKey(author) is { } agent)
        {
            yield return new RecordLink(key, LinkRole.Author, agent);
        }

        foreach (var id in OtherArticle().Matches(reading.Row.Text("html")).Select(found => Uri.UnescapeDataString(found.Groups[1].Value)).Distinct())
        {
            yield return new RecordLink(key, LinkRole.Reference, new RecordKey(InfosetSource.Name, Kind.Article, id));
        }
    }

    // The last part of a help-centre address is the id of the article it leads to (assumed).
    [GeneratedRegex(@"href\s*=\s*[""'][^""'<>]*/articles/([^""'<>/?#]+)", RegexOptions.IgnoreCase)]
    private static partial Regex OtherArticle();
}
