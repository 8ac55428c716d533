using Workbench.Connectors.Intercom.Read;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Find;

/// <summary>Looks for writes of the help center by the source key that stands in what they made.</summary>
internal sealed class HelpCenterFinder(IntercomApi api)
{
    public static bool Handles(string operation) => operation is "collection.create" or "article.create" or "internal-article.create"
        or "article.translate" or "article.links" or "carrier.delete";

    public async Task<Lookup> FindAsync(Write write, WriteBody body, CancellationToken cancellation)
    {
        switch (write.Operation)
        {
            case "carrier.delete":
                var ticket = await api.TryReadAsync(new("ticket") { Path = [body.Owner] }, cancellation).ConfigureAwait(false);
                return ticket is null ? new Lookup.Found(null) : Lookup.Absent.Value;
            case "article.links":
                var holder = new IntercomCall(body.Container ?? IntercomNames.Article) { Path = [body.Owner] };
                var article = await api.TryReadAsync(holder, cancellation).ConfigureAwait(false);
                return article is { } found && !HasStandIn(ArticleContents.Html(found, body.Find?["locale"]?.GetValue<string>()), body)
                    ? new Lookup.Found(null)
                    : Lookup.Absent.Value;
            default:
                return await TwinAsync(write, body, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<Lookup> TwinAsync(Write write, WriteBody body, CancellationToken cancellation)
    {
        var marked = body.Text("description") ?? HtmlText.Of(body.Text("body") ?? "");
        if (SourceMark.Read(marked) is not { } key)
        {
            return new Lookup.Ambiguous($"'{write.Name}' carries no source key");
        }

        var found = new List<TwinRef>();
        await foreach (var twin in new HelpCenterLists(api).ExistingAsync(cancellation).ConfigureAwait(false))
        {
            if (twin.ExternalKey == key && twin.Twin.Type == write.Creates)
            {
                found.Add(twin.Twin);
            }
        }

        return found switch
        {
            [] => Lookup.Absent.Value,
            [var only] => new Lookup.Found(only),
            _ => new Lookup.Ambiguous($"{found.Count} of them carry {key}: {string.Join(", ", found.Take(5).Select(twin => twin.Print()))}") { Candidates = found },
        };
    }

    private static bool HasStandIn(string html, WriteBody body)
    {
        var standIns = body.Find!["links"]!.AsArray().Select(link => link!["href"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        return ArticleText.Links(html).Any(standIns.Contains);
    }
}
