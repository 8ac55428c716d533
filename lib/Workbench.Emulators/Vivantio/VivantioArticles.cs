using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Vivantio;

/// <summary>
/// Writes knowledge articles. State, language, visibility and dates are in no call: an operator writes them down. Authors are nowhere.
/// </summary>
internal sealed partial class VivantioArticles(SampleAccount account, DocumentStore store)
{
    private readonly Dictionary<string, SampleCollection> shelves = account.Collections().ToDictionary(shelf => shelf.Id);

    public static string ImagePath(string sampleId) => "web/ArticleImage/" + VivantioIds.Text(VivantioIds.Image(sampleId));

    /// <summary>The sample images that stand in a text, each once.</summary>
    public static IEnumerable<string> ImagesIn(string html) =>
        Address().Matches(html).Where(match => match.Groups[1].Value == "image").Select(match => match.Groups[2].Value).Distinct();

    /// <summary>Writes the tenant's addresses for those of the sample.</summary>
    /// <param name="root">The tenant's web host, with a slash at the end.</param>
    public static string WithAddresses(string html, string root) => Address().Replace(html, match =>
        root + (match.Groups[1].Value == "image"
            ? ImagePath(match.Groups[2].Value)
            : "item/Article/" + VivantioIds.Text(VivantioIds.Article(match.Groups[2].Value))));

    public void Save(SampleArticle article)
    {
        var path = VivantioLists.Path(shelves, article.CollectionId);
        var id = VivantioIds.Article(article.Id);
        var body = new JsonObject
        {
            ["Id"] = id,
            ["Title"] = article.Title,
            ["Text"] = article.Html,
            ["Keywords"] = new JsonArray([.. article.Keywords.Select(word => JsonValue.Create(word))]),
            ["CategoryId"] = VivantioIds.ArticleCategory(article.CollectionId),
            ["CategoryName"] = path.Count > 0 ? path[^1] : null,
            ["Description"] = null,
            ["AverageRating"] = VivantioIds.Number(article.Id) % 5,
        };
        if (path.Count > 0)
            body["ThemeName"] = path[0];
        store.Put(VivantioCollections.Articles, VivantioSlices.Record(id, body));
    }

    [GeneratedRegex("sample-(image|article):([A-Za-z0-9_-]+)")]
    private static partial Regex Address();
}
