using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Workbench.Connectors.Intercom.Compose;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Errors;
using Workbench.Core.Security;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Send;

/// <summary>Makes the calls of the help center. Whatever it reads first happens before the write: a failure there sends nothing.</summary>
internal sealed class ArticleCalls(IntercomApi api, Workspace workspace)
{
    private readonly ImageAddresses images = new(api);

    public static bool Handles(string operation) => operation is "collection.create" or "article.create" or "internal-article.create"
        or "article.translate" or "article.links";

    /// <exception cref="ConnectorException">Something that must be read first cannot be.</exception>
    public async Task<IntercomCall> CallAsync(Write write, WriteBody body, TwinRef? existing, CancellationToken cancellation)
    {
        var json = (JsonObject?)body.Json?.DeepClone() ?? [];
        switch (write.Operation)
        {
            case "collection.create":
                return Written("collection", json, existing);
            case "article.links":
                return await LinksAsync(body, cancellation).ConfigureAwait(false);
            case "article.translate":
                await CompleteAsync(json, body, $"{IntercomNames.Article}:{body.Owner}", cancellation).ConfigureAwait(false);
                return await TranslationAsync(body, json, cancellation).ConfigureAwait(false);
            default:
                await CompleteAsync(json, body, existing?.Print(), cancellation).ConfigureAwait(false);
                if (write.Operation == "internal-article.create")
                {
                    json["owner_id"] = json["author_id"]!.DeepClone();
                    return Written("internal-article", json, existing);
                }

                return Written("article", json, existing);
        }
    }

    /// <summary>True where deleting a carrier ticket would take images from the article that it lent addresses to.</summary>
    public async Task<bool> IsLendingAsync(WriteBody body, CancellationToken cancellation)
    {
        var (holder, id) = (body.Find!["holder"]!.GetValue<string>(), body.Find["article"]!.GetValue<string>());
        var fresh = await images.LentAsync(body.Owner, cancellation).ConfigureAwait(false);
        return fresh.Count > 0
            && await api.TryReadAsync(new(holder) { Path = [id] }, cancellation).ConfigureAwait(false) is { } article
            && workspace.Lent.AreShown(body.Owner, ArticleContents.Html(article, body.Find["locale"]?.GetValue<string>()), fresh.Values);
    }

    private static IntercomCall Written(string name, JsonObject json, TwinRef? existing) => existing is null
        ? new IntercomCall($"{name}.create") { Json = json }
        : new IntercomCall($"{name}.update") { Path = [existing.Id], Json = json };

    /// <summary>Author, ids as the numbers that articles use, and addresses of images.</summary>
    private async Task CompleteAsync(JsonObject json, WriteBody body, string? existing, CancellationToken cancellation)
    {
        json["author_id"] ??= await workspace.AdminIdAsync(cancellation).ConfigureAwait(false);
        foreach (var name in new[] { "author_id", "parent_id" })
        {
            if (long.TryParse(json[name]?.ToString(), CultureInfo.InvariantCulture, out var number))
            {
                json[name] = number;
            }
        }

        if (body.Find?["carrier"] is JsonObject carrier)
        {
            var html = json["body"]!.GetValue<string>();
            var addresses = await images.OfAsync(carrier, existing, cancellation).ConfigureAwait(false);
            workspace.Lent.Remember(carrier["ticket"]!.GetValue<string>(), addresses.Values);
            foreach (var (name, address) in addresses)
            {
                html = html.Replace(ArticleImages.StandIn + name, WebUtility.HtmlEncode(address), StringComparison.Ordinal);
            }

            json["body"] = html;
        }
    }

    /// <summary>
    /// Whether a write of <c>translated_content</c> leaves languages alone that it does not name is not documented, so all are sent.
    /// </summary>
    private async Task<IntercomCall> TranslationAsync(WriteBody body, JsonObject content, CancellationToken cancellation)
    {
        var article = await RequireAsync(IntercomNames.Article, body.Owner, cancellation).ConfigureAwait(false);
        var all = ArticleContents.Translations(article);
        all[body.Find!["locale"]!.GetValue<string>()] = content;
        return new IntercomCall("article.translate") { Path = [body.Owner], Json = new JsonObject { ["translated_content"] = all } };
    }

    /// <summary>Puts the addresses of published articles in place of the stand-ins; images are those that Intercom hosts by now.</summary>
    private async Task<IntercomCall> LinksAsync(WriteBody body, CancellationToken cancellation)
    {
        var holder = body.Container ?? IntercomNames.Article;
        var article = await RequireAsync(holder, body.Owner, cancellation).ConfigureAwait(false);
        var locale = body.Find?["locale"]?.GetValue<string>();
        var html = ArticleContents.Html(article, locale);
        var document = new HtmlParser().ParseDocument(BoundedMarkup.Of(html));
        foreach (var link in body.Find!["links"]!.AsArray())
        {
            var standIn = link!["href"]!.GetValue<string>();
            var target = await api.TryReadAsync(new("article") { Path = [link["article"]!.GetValue<string>()] }, cancellation).ConfigureAwait(false);
            foreach (var anchor in document.QuerySelectorAll("a[href]").Where(anchor => anchor.GetAttribute("href") == standIn).ToList())
            {
                if (target?.Text("url") is { Length: > 0 } address)
                {
                    anchor.SetAttribute("href", address);
                }
                else
                {
                    // It was unpublished meanwhile: the words stay.
                    anchor.RemoveAttribute("href");
                }
            }
        }

        var rewritten = document.Body!.InnerHtml;
        if (locale is null)
        {
            var name = holder == IntercomNames.InternalArticle ? "internal-article.update" : "article.links";
            return new IntercomCall(name) { Path = [body.Owner], Json = new JsonObject { ["body"] = rewritten } };
        }

        var all = ArticleContents.Translations(article);
        all[locale]!["body"] = rewritten;
        return new IntercomCall("article.links") { Path = [body.Owner], Json = new JsonObject { ["translated_content"] = all } };
    }

    private async Task<JsonElement> RequireAsync(string type, string id, CancellationToken cancellation) =>
        await api.TryReadAsync(new(type) { Path = [id] }, cancellation).ConfigureAwait(false)
        ?? throw new ConnectorException($"{type} {id} is gone. Somebody deleted it after it was loaded; load its record again.");
}
