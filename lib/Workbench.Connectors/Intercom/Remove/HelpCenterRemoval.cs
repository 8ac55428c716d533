using System.Text.Json.Nodes;
using Workbench.Connectors.Intercom.Read;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Remove;

/// <summary>Takes collections and articles away. Children go first; a collection that holds anything of others stays.</summary>
internal sealed class HelpCenterRemoval(IntercomApi api)
{
    public async Task<Removal> RemoveAsync(TwinRef twin, CancellationToken cancellation) => twin.Type switch
    {
        IntercomNames.Collection => await CollectionAsync(twin, cancellation).ConfigureAwait(false),
        IntercomNames.ArticleTranslation => await TranslationAsync(twin, cancellation).ConfigureAwait(false),
        _ => await RemovalCalls.SendAsync(api, new($"{twin.Type}.delete") { Path = [twin.Id] }, null, cancellation).ConfigureAwait(false),
    };

    /// <summary>What deleting a collection does to what it holds is not documented.</summary>
    private async Task<Removal> CollectionAsync(TwinRef twin, CancellationToken cancellation)
    {
        var lists = new HelpCenterLists(api);
        await foreach (var child in lists.RowsAsync("collections", cancellation).ConfigureAwait(false))
        {
            if (child.Text("parent_id") == twin.Id)
            {
                return new Removal.Skipped($"{twin.Print()} holds collection {child.Text("id")}, which deleting it may take along");
            }
        }

        await foreach (var article in lists.RowsAsync("articles", cancellation).ConfigureAwait(false))
        {
            if (article.Text("parent_id") == twin.Id || article.At("parent_ids").Rows().Any(parent => parent.ToString() == twin.Id))
            {
                return new Removal.Skipped($"{twin.Print()} holds article {article.Text("id")}, which would lose its place");
            }
        }

        return await RemovalCalls.SendAsync(api, new("collection.delete") { Path = [twin.Id] }, null, cancellation).ConfigureAwait(false);
    }

    /// <summary>No call removes one language: the others are written again without it, and what remains is said.</summary>
    private async Task<Removal> TranslationAsync(TwinRef twin, CancellationToken cancellation)
    {
        var holder = twin.Readable();
        var locale = twin.Id[(holder.Id.Length + 1)..];
        var call = new IntercomCall(IntercomNames.Article) { Path = [holder.Id] };
        if (await api.TryReadAsync(call, cancellation).ConfigureAwait(false) is not { } article)
        {
            return Removal.Gone.Value;
        }

        var all = ArticleContents.Translations(article);
        all[locale] = null;
        var update = new IntercomCall("article.translate") { Path = [holder.Id], Json = new JsonObject { ["translated_content"] = all } };
        var removal = await RemovalCalls.SendAsync(api, update, null, cancellation).ConfigureAwait(false);
        return removal is Removal.Gone && await api.TryReadAsync(call, cancellation).ConfigureAwait(false) is { } after
            && ArticleContents.Of(after).Any(content => content.Locale == locale)
            ? new Removal.Leftover($"language {locale} stays in {holder.Print()}; Intercom has no call that removes one")
            : removal;
    }
}
