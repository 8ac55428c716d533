using System.Runtime.CompilerServices;
using System.Text.Json;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Errors;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Read;

/// <summary>Streams what the help center holds. A token without the right to read articles sees none, and needs none where none move.</summary>
internal sealed class HelpCenterLists(IntercomApi api)
{
    /// <param name="list">Endpoint name: <c>collections</c>, <c>articles</c> or <c>internal-articles</c>.</param>
    public async IAsyncEnumerable<JsonElement> RowsAsync(string list, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = api.ListAsync(new(list), "data", cancellation).GetAsyncEnumerator(cancellation);
        await using (rows.ConfigureAwait(false))
        {
            while (await MoveAsync(rows).ConfigureAwait(false))
            {
                yield return rows.Current;
            }
        }
    }

    /// <summary>Collections, articles, translations and internal articles with the source keys they carry.</summary>
    public async IAsyncEnumerable<ExistingTwin> ExistingAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var collection in RowsAsync("collections", cancellation).ConfigureAwait(false))
        {
            yield return Existing(IntercomNames.Collection, collection, collection.Text("description"));
        }

        await foreach (var article in RowsAsync("articles", cancellation).ConfigureAwait(false))
        {
            var own = Existing(IntercomNames.Article, article, article.Text("description"));
            yield return own;
            foreach (var (locale, content) in ArticleContents.Of(article))
            {
                var twin = new TwinRef(IntercomNames.ArticleTranslation, $"{own.Twin.Id}:{locale}", own.Twin.Print());
                yield return new ExistingTwin(twin, SourceMark.Read(content.Text("description")), null);
            }
        }

        await foreach (var article in RowsAsync("internal-articles", cancellation).ConfigureAwait(false))
        {
            yield return Existing(IntercomNames.InternalArticle, article, HtmlText.Of(article.Text("body") ?? ""));
        }
    }

    private static async Task<bool> MoveAsync(IAsyncEnumerator<JsonElement> rows)
    {
        try
        {
            return await rows.MoveNextAsync().ConfigureAwait(false);
        }
        catch (ConnectorException fault) when (fault.Status == 403)
        {
            return false;
        }
    }

    private static ExistingTwin Existing(string type, JsonElement row, string? marked) =>
        new(new TwinRef(type, row.Text("id") ?? ""), SourceMark.Read(marked), null);
}
