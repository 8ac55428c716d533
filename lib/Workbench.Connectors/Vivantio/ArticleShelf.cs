using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;

namespace Workbench.Connectors.Vivantio;

/// <summary>
/// Where an article stands. Its category is a shelf where the account lists categories of articles; else the section that a person wrote
/// down, or the category's name, makes one. Such a made shelf is known by its path: <c>path:Hardware &gt; Printers</c>.
/// </summary>
internal static class ArticleShelf
{
    /// <summary>The property that names the category; its options are the account's shelves.</summary>
    public const string Field = "CategoryName";

    private const string PathPrefix = "path:";
    private const string Separator = " > ";

    /// <summary>The shelf of an article; null for a loose one.</summary>
    public static RecordKey? Of(JsonElement body, VivantioIndex schema)
    {
        var shelves = schema.Field(VivantioNames.Article, Field)?.Options ?? [];
        var row = VivantioJson.Member(body, RecordBody.Row) ?? default;
        var category = VivantioJson.Id(row, "CategoryId");
        return shelves.Any(shelf => shelf.Id == category) ? VivantioNames.Key(Kind.Collection, category)
            : Path(body) is { Count: > 0 } path ? Key(path)
            : null;
    }

    /// <summary>Names of the shelves that an article without a known category stands on, outermost first.</summary>
    public static IReadOnlyList<string> Path(JsonElement body)
    {
        var section = VivantioJson.Member(body, RecordBody.Meta) is { } meta ? VivantioJson.Texts(meta, "section").ToList() : [];
        var category = VivantioJson.Member(body, RecordBody.Row) is { } row ? VivantioJson.Text(row, Field) : "";
        return section.Count > 0 ? section : category.Length > 0 ? [category] : [];
    }

    /// <summary>The made shelf of a path.</summary>
    public static RecordKey Key(IEnumerable<string> path) => VivantioNames.Key(Kind.Collection, PathPrefix + string.Join(Separator, path));

    /// <summary>The link of a shelf to the one it stands in.</summary>
    public static IEnumerable<RecordLink> ParentOf(RecordKey shelf, JsonElement body)
    {
        var row = VivantioJson.Member(body, RecordBody.Row) ?? default;
        if (VivantioJson.Id(row, "ParentId") is { Length: > 0 } parent)
        {
            yield return new RecordLink(shelf, LinkRole.Parent, VivantioNames.Key(Kind.Collection, parent));
        }
    }

    /// <summary>Rows of the made shelves of a path, outermost first, in the form of the vendor's own.</summary>
    public static IEnumerable<JsonElement> Rows(IReadOnlyList<string> path) => Enumerable.Range(1, path.Count)
        .Select(depth => JsonSerializer.SerializeToElement(new
        {
            Key(path.Take(depth)).Id,
            Name = path[depth - 1],
            ParentId = depth > 1 ? Key(path.Take(depth - 1)).Id : null,
            Lineage = string.Join(Separator, path.Take(depth)),
        }));
}
