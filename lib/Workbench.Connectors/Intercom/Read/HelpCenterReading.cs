using System.Text.Json;
using Workbench.Connectors.Intercom.Discovery;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Read;

/// <summary>Reads collections and articles back; every link from an article to another is followed to the article itself.</summary>
internal sealed class HelpCenterReading(IntercomApi api)
{
    public async Task<IReadOnlyList<TwinState>> ReadAsync(TwinRef twin, CancellationToken cancellation)
    {
        if (await api.TryReadAsync(new(twin.Type) { Path = [twin.Id] }, cancellation).ConfigureAwait(false) is not { } found)
        {
            return [];
        }

        switch (twin.Type)
        {
            case IntercomNames.Collection:
                return [Collection(twin, found)];
            case IntercomNames.InternalArticle:
                var own = await ContentAsync(found, cancellation).ConfigureAwait(false);
                return [own.Put(HelpCenterFields.Visibility, "internal").Put("language", found.Text("locale")).Build(twin, Images(found))];
            default:
                return await ArticleAsync(twin, found, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<TwinState>> ArticleAsync(TwinRef twin, JsonElement article, CancellationToken cancellation)
    {
        var collection = Folder(article) is { } folder ? $"{IntercomNames.Collection}:{folder}" : null;
        var own = await ContentAsync(article, cancellation).ConfigureAwait(false);
        var states = new List<TwinState>
        {
            Public(own, article).Put("language", article.Text("default_locale")).Put(IntercomNames.Collection, collection).Build(twin, Images(article)),
        };
        foreach (var (locale, content) in ArticleContents.Of(article))
        {
            var translation = await ContentAsync(content, cancellation).ConfigureAwait(false);
            states.Add(Public(translation, content)
                .Put("language", locale)
                .Put(IntercomNames.Collection, collection)
                .Put(IntercomNames.Article, twin.Print())
                .Build(new TwinRef(IntercomNames.ArticleTranslation, $"{twin.Id}:{locale}", twin.Print()), Images(content)));
        }

        return states;
    }

    private static TwinState Collection(TwinRef twin, JsonElement found) => new StateBuilder()
        .Put("name", found.Text("name"))
        .Put("description", found.Text("description"))
        .Put(IntercomNames.Collection, Folder(found) is { } parent ? $"{IntercomNames.Collection}:{parent}" : null)
        .Build(twin);

    private static StateBuilder Public(StateBuilder state, JsonElement content) => state
        .Put(HelpCenterFields.Visibility, "public")
        .Put("state", content.Text("state"))
        .Put("description", content.Text("description"));

    private async Task<StateBuilder> ContentAsync(JsonElement content, CancellationToken cancellation)
    {
        var html = content.Text("body") ?? "";
        var articles = await FollowAsync(html, cancellation).ConfigureAwait(false);
        return new StateBuilder()
            .Put("title", content.Text("title"))
            .Put("body", ArticleText.Of(html, articles.GetValueOrDefault))
            .Put("author", content.Id("author_id") is { } author ? $"admin:{author}" : null);
    }

    /// <summary>The source key of each article that a link really leads to: one of that id is there and has that address.</summary>
    private async Task<Dictionary<string, string?>> FollowAsync(string html, CancellationToken cancellation)
    {
        var found = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var address in ArticleText.Links(html))
        {
            if (ArticleAddress.Id(address) is { } id
                && await api.TryReadAsync(new("article") { Path = [id] }, cancellation).ConfigureAwait(false) is { } article
                && article.Text("url") == address
                && SourceMark.Read(article.Text("description")) is { } key)
            {
                found[address] = key.ToString();
            }
        }

        return found;
    }

    /// <summary>Id of the collection in which an article or collection stands; null at the top.</summary>
    public static string? Folder(JsonElement found) =>
        found.Id("parent_id") ?? found.At("parent_ids").Rows().Select(parent => parent.ToString()).FirstOrDefault();

    /// <summary>Images as files. The text names neither type nor size.</summary>
    private static IReadOnlyList<TwinFile> Images(JsonElement content) => [.. ArticleText.Images(content.Text("body") ?? "")
        .Select(source => Uri.TryCreate(source, UriKind.Absolute, out var address) ? address : null)
        .OfType<Uri>()
        .Select(address => new TwinFile(Uri.UnescapeDataString(address.Segments[^1]), "", null, address))];
}
